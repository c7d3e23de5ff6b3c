import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { EnvError } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { userMessage } from "@/lib/user-message";

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("sentence", () => {
  it.each([
    [new AppError("conflict", "There is a user maria already."), "There is a user maria already."],
    [
      new AppError("invalid", "The input is not valid.", { email: ["Invalid."], non_field_errors: ["Too much."] }),
      "The input is not valid. email: Invalid. Too much.",
    ],
    [
      new EnvError("The configuration is wrong: PORT must be a number."),
      "The configuration is wrong: PORT must be a number.",
    ],
    [thrown(() => readFileSync("/no/such/file")), "There is no file /no/such/file."],
    [thrown(() => gunzipSync("no gzip")), "The file is damaged: it cannot be decompressed."],
    [
      new Error("of its own", { cause: { originalCode: "SQLITE_FULL" } }),
      "There is no space left on the disk. Free some and try again.",
    ],
    [new Error("nobody foresaw this"), "Something went wrong: nobody foresaw this"],
  ])("the user message describes %s", (error, expected) => {
    expect(userMessage(error)).toBe(expected);
  });
});
