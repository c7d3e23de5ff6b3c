import { expect, it } from "vitest";
import { createLog, type LogOptions } from "@/device-agent/log";

function lines(format: LogOptions["format"]) {
  const written: string[] = [];
  const log = createLog({ level: "info", format, secrets: ["s3cret"], write: (line) => written.push(line) });
  return { log, written };
}

it("an entry is one log line, whatever it contains", () => {
  const { log, written } = lines("text");
  log.warn("could not send", { error: new Error("first\nerror: second"), what: "readings" });
  expect(written).toEqual(['warn: could not send error="first\\nerror: second" what=readings\n']);
});

it("secrets and passwords in addresses are not logged", () => {
  for (const format of ["text", "json"] as const) {
    const { log, written } = lines(format);
    log.info("key s3cret", { header: "Bearer s3cret", url: "smtp://me:hunter2@mail.example.org" });
    expect(written.join("")).not.toMatch(/s3cret|hunter2/);
  }
});

it("entries below the log level are left out", () => {
  const { log, written } = lines("json");
  log.debug("nothing");
  log.info("something");
  expect(written.map((line) => JSON.parse(line))).toEqual([
    { time: expect.any(String), level: "info", msg: "something" },
  ]);
});
