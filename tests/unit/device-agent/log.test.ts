import { expect, it } from "vitest";
import { createLog, type LogOptions } from "@/device-agent/log";

function lines(format: LogOptions["format"]) {
  const written: string[] = [];
  const log = createLog({ level: "info", format, secrets: ["s3cret"], write: (line) => written.push(line) });
  return { log, written };
}

it("writes a line an entry, whatever others put into it", () => {
  const { log, written } = lines("text");
  log.warn("could not send", { error: new Error("first\nerror: second"), what: "readings" });
  expect(written).toEqual(['warn: could not send error="first\\nerror: second" what=readings\n']);
});

it("writes no secret, and no password of an address", () => {
  for (const format of ["text", "json"] as const) {
    const { log, written } = lines(format);
    log.info("key s3cret", { header: "Bearer s3cret", url: "smtp://me:hunter2@mail.example.org" });
    expect(written.join("")).not.toMatch(/s3cret|hunter2/);
  }
});

it("leaves out what is below its level", () => {
  const { log, written } = lines("json");
  log.debug("nothing");
  log.info("something");
  expect(written.map((line) => JSON.parse(line))).toEqual([
    { time: expect.any(String), level: "info", msg: "something" },
  ]);
});
