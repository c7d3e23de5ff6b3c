import { expect, it } from "vitest";
import { nodeComplaint } from "../../../scripts/lib/prepare.mjs";

it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0", "100.0.0"])("the server starts on Node %s", (version) => {
  expect(nodeComplaint(version)).toBeUndefined();
});

it.each(["8.17.0", "18.20.8", "19.9.0", "20.9.0", "20.18.3"])(
  "the server reports that Node %s is too old, and what to do",
  (version) => {
    expect(nodeComplaint(version)).toBe(
      `Node ${version} is too old: this needs 20.19 or newer. See https://nodejs.org/.`,
    );
  },
);
