import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReading } from "@/lib/contract/reading/reading";
import { fieldsOf } from "@/lib/ingest/mqtt/dialects/fields";
import { readingFields } from "@/lib/services/sensors";
import { DIALECTS, speaking } from "./messages";

const TOPICS = {
  weewx: "weather/5/loop",
  tasmota: "tele/x/SENSOR",
  esphome: "x/sensor/a_temperature/state",
  zigbee2mqtt: "zigbee2mqtt/x",
  "rtl-433": "rtl_433/x/events",
};

const NAMES = ["outTemp_F", "outTemp", "usUnits", "dateTime", "time", "model", "id", "last_seen", "TempUnit", "BME280"];
const name = fc.oneof(fc.constantFrom(...NAMES, "Temperature", "__proto__", "constructor", "temperature"), fc.string());
const leaf = fc.oneof(fc.double(), fc.string(), fc.constantFrom("nan", "12", "1e400", null, true));
const message = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf), fc.array(leaf)));

describe.each(DIALECTS)("any message of %s", (dialect) => {
  it("no payload makes decoding throw, and what it gives is a reading by the schema", async () => {
    const say = await speaking(dialect);
    const payload = fc.oneof(
      fc.string(),
      message.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.oneof(fc.constant(TOPICS[dialect]), fc.string()), payload, (topic, text) => {
        const said = say(topic, text);
        if (said?.kind !== "sample") return;
        const fields = fieldsOf(said.sample, new Map());
        for (const value of Object.values(fields)) expect(Number.isFinite(value)).toBe(true);
        const { rainTotal: _total, rainDay: _day, ...metrics } = readingFields(fields);
        if (Object.keys(metrics).length === 0) return;
        const extra = metrics.extra as Record<string, number> | undefined;
        const few = extra && Object.fromEntries(Object.entries(extra).slice(0, 32));
        expect(readReading({ ...metrics, ...(few ? { extra: few } : {}) })).not.toHaveProperty("error");
      }),
    );
  });
});
