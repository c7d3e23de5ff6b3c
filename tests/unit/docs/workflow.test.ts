import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeComplaint } from "../../../scripts/lib/prepare.mjs";

const WORKFLOW = readFileSync(".github/workflows/ci.yml", "utf8");
const VERSIONS = (/^ *node: \[(.+)\]$/m.exec(WORKFLOW)?.[1] ?? "").split(",").map(Number);
const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
const [, lowest = "", minor = ""] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? [];

describe("The workflow of continuous integration", () => {
  it("runs .ci/run, which is executable", () => {
    expect(WORKFLOW).toMatch(/^ *- run: \.ci\/run$/m);
    expect(() => accessSync(".ci/run", constants.X_OK)).not.toThrow();
  });

  it("tests the lowest version of Node that package.json allows, and every later one with long-term support", () => {
    expect(VERSIONS[0]).toBe(Number(lowest));
    expect(VERSIONS).toEqual(VERSIONS.map((_, index) => Number(lowest) + 2 * index));
    expect(VERSIONS.length).toBeGreaterThanOrEqual(3);
    expect(WORKFLOW).toMatch(/image: node:\$\{\{ matrix\.node \}\}-/);
  });

  it("agrees with what npm start accepts", () => {
    expect(nodeComplaint(`${lowest}.${minor}.0`)).toBeUndefined();
    expect(nodeComplaint(`${lowest}.${Number(minor) - 1}.9`)).toContain(`${lowest}.${minor}`);
  });

  it("pins every action to a commit", () => {
    const actions = [...WORKFLOW.matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/);
  });
});

describe("The forms for issues", () => {
  it.each(readdirSync(".github/ISSUE_TEMPLATE").filter((name) => name !== "config.yml"))(
    "%s has a name, a description and fields with labels",
    (name) => {
      const form = readFileSync(`.github/ISSUE_TEMPLATE/${name}`, "utf8");
      for (const key of ["name", "description"]) expect(form).toMatch(new RegExp(`^${key}: \\S`, "m"));
      const fields = form.split(/^ {2}- type: /m).slice(1);
      const asked = fields.filter((field) => !field.startsWith("markdown"));
      expect(asked.length).toBeGreaterThan(0);
      for (const field of asked) {
        expect(field).toMatch(/^ {4}id: [a-z]+$/m);
        expect(field).toMatch(/^ {6}label: \S/m);
      }
    },
  );
});
