import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { ROUTE_TYPES, STATIC_CHECKS, TYPES } from "../../../scripts/lib/stages.mjs";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** As a script of package.json writes it. */
function written(stages: unknown[][]): string {
  return stages.map(([, command, args]) => [basename(String(command)), ...(args as string[])].join(" ")).join(" && ");
}

it("npm run lint and npm run types run the stages of npm run check and npm test", () => {
  expect(scripts.lint).toBe(written(STATIC_CHECKS));
  expect(scripts.types).toBe(written([ROUTE_TYPES, TYPES]));
});
