import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const versionIn = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;

it("The server, its lock file and the device agent, which the server hands out, have one version", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    version: string;
    packages: Record<string, { version?: string }>;
  };
  const versions = [versionIn("device-agent/package.json"), lock.version, lock.packages[""]?.version];
  expect([...versions, lock.packages["device-agent"]?.version]).toEqual(Array(4).fill(versionIn("package.json")));
});

it("CHANGELOG.md has an entry of this version, dated and in sections, above those of older ones", () => {
  const [newest = ""] = readFileSync("CHANGELOG.md", "utf8")
    .split(/^## /m)
    .slice(1)
    .filter((entry) => !entry.startsWith("Unreleased"));
  expect(newest).toMatch(new RegExp(`^${versionIn("package.json").replaceAll(".", "\\.")} – \\d{4}-\\d{2}-\\d{2}\\n`));
  const sections = [...newest.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
  expect(sections).toEqual(["Added", "Changed", "Fixed"].filter((title) => sections.includes(title)));
  expect(sections.length).toBeGreaterThan(0);
});
