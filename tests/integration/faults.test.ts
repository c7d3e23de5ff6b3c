import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { runScenario, type Way } from "../faults/scenario";
import { DIALECTS } from "./support/throwaway";

const WAYS: Way[] = ["http", "embedded", ...(hasMosquitto() ? (["mosquitto"] as const) : [])];
const KILLS = 6;

/** A short version of `npm run faults`: each transport once, alternating between the databases. */
it.each(WAYS.map((way, i) => ({ way, dialect: DIALECTS[i % DIALECTS.length] ?? "sqlite" })))(
  "over $way into $dialect every reading is stored exactly once, whichever process is killed",
  async ({ way, dialect }) => {
    const { lost, doubled, unsaid, taken, kills } = await runScenario({
      dialect,
      way,
      kills: KILLS,
      agents: 2,
      seed: 5,
    });
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect(unsaid).toBeLessThanOrEqual(kills.agent);
    expect(taken).toBeGreaterThan(0);
  },
);

function hasMosquitto(): boolean {
  try {
    execFileSync("which", ["mosquitto"]);
    return true;
  } catch {
    return false;
  }
}
