import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { HEAP_GROWING } from "@/lib/server/heap";

it("the heap's option is one that this version of Node knows", () => {
  const [name = ""] = HEAP_GROWING.split("=");
  const options = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  expect(options).toContain(`${name} (`);
});
