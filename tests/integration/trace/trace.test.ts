import { afterAll, beforeAll, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/weather/time/durations";
import { bearer, JSON_TYPE, READINGS } from "../http/support/client";
import { signedIn } from "../http/support/signed-in";
import { brokerOf, connect, MQTT } from "../support/mqtt-devices";
import { onServer } from "../support/server";
import { PROBE_OPTIONS } from "./probe";
import { newStation, type TracedStation } from "./station";
import { Tracer } from "./tracer";

/**
 * How many source files one request enters and how many statements it executes, as measured. These numbers may only go
 * down: a test fails when it finds more, and also when it finds less, until its number is lowered here. To print everything:
 *
 *     TRACE=1 npx vitest run --project integration tests/integration/trace
 *
 * The server runs from its sources. Only the page is Next's and comes from the last build, whose source maps tell the files of
 * its functions. Any change of the code may make the bundler inline other functions than before, and change that number: its
 * bound allows for that.
 * Statements are counted on SQLite.
 */
const BOUNDS = {
  // Aim: 38 files.
  post: { files: 38 },
  // Aim: 36 files.
  publish: { files: 27 },
  // Aim: 45 files and 12 statements.
  form: { files: 45, statements: 11 },
  // Aim: 45 files.
  save: { files: 44, statements: 6 },
  list: { statements: 20 },
  page: { stationReads: 1 },
  batch: { stationReads: 1 },
};
/** 108 were measured; the bundler may split a page otherwise. */
const MAX_PAGE_FILES = 110;
const READS_STATION = /\b(FROM|JOIN) (`main`\.)?["`]Station["`]/;

onServer(
  "the trace of one request",
  (fixture) => {
    let tracer: Tracer;
    let shown: TracedStation;
    let reporting: TracedStation;
    let staff: Record<string, string>;
    let readings = 0;

    beforeAll(async () => {
      shown = await newStation(fixture.ctx());
      reporting = await newStation(fixture.ctx());
      const session = await signedIn(fixture.ctx(), { isStaff: true, isSuperuser: true });
      const asked = await fixture.server.fetch("/api/trpc/admin.session", session);
      const { csrfToken } = (await asked.json()).result.data;
      staff = { ...session.headers, "X-CSRFToken": csrfToken, "Content-Type": JSON_TYPE };
      tracer = await Tracer.start(fixture.server);
    });
    afterAll(() => tracer?.close());

    /** Later than all readings of the station. */
    const nextReading = () => {
      readings += 1;
      return JSON.stringify({
        time: new Date(reporting.lastTime + readings * MINUTE_MS).toISOString(),
        temperature: 20,
      });
    };
    const succeed = async (path: string, init: RequestInit) => {
      const response = await fixture.server.fetch(path, init);
      expect([response.ok, await response.text()]).toEqual([true, expect.anything()]);
    };
    const traced = async (request: () => Promise<unknown>) => {
      const trace = await tracer.trace(request);
      const files = trace.files.filter((file) => !/^lib\/(weather|contract|db)\//.test(file));
      if (process.env.TRACE) console.log(listOf({ ...trace, files }));
      return { ...trace, files };
    };
    const ask = (procedure: string, input: object) =>
      succeed(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: staff });

    it("a reading that is posted enters no more files than its bound", async () => {
      const headers = { ...bearer(reporting.key), "Content-Type": JSON_TYPE };
      const trace = await traced(() => succeed(READINGS, { method: "POST", headers, body: nextReading() }));
      hold(BOUNDS.post, { files: trace.files });
    });

    it("a reading that is published by MQTT enters no more files than its bound", async () => {
      const { client } = await connect(brokerOf(fixture.server), { username: "roof", password: reporting.key });
      const topic = `weather/${reporting.id}/readings`;
      const trace = await traced(() => client.publishAsync(topic, nextReading(), { qos: 1 }));
      hold(BOUNDS.publish, { files: trace.files });
    });

    it("a station's form in the admin enters no more files and takes no more statements than its bounds", async () => {
      const trace = await traced(() => ask("admin.form", { model: "station", key: `${shown.id}` }));
      hold(BOUNDS.form, trace);
    });

    it("saving a station's form enters no more files and takes no more statements than its bounds", async () => {
      let saved = 0;
      const trace = await traced(() => {
        saved += 1;
        const input = { model: "station", key: `${shown.id}`, values: { name: `Saved ${saved}` } };
        return succeed("/api/trpc/admin.save", { method: "POST", headers: staff, body: JSON.stringify(input) });
      });
      hold(BOUNDS.save, trace);
    });

    it("the admin's list of stations takes no more statements than its bound", async () => {
      const trace = await traced(() => ask("admin.list", { model: "station" }));
      hold(BOUNDS.list, { statements: trace.statements });
    });

    it("a station's page reads the station no more often than its bound, and enters no more files", async () => {
      let visits = 0;
      const trace = await traced(() => {
        // Another address each time, as visitors share a rendering.
        visits += 1;
        return succeed(`/stations/${shown.id}?visit=${visits}`, { headers: { Accept: "text/html" } });
      });
      hold(BOUNDS.page, { stationReads: trace.statements.filter((statement) => READS_STATION.test(statement)) });
      expect(trace.files.length, trace.files.join("\n")).toBeLessThanOrEqual(MAX_PAGE_FILES);
    });

    it("several procedures in one request read their station no more often than its bound", async () => {
      const { id } = shown;
      const inputs = {
        "stations.byId": { id },
        "stations.trends": { id },
        "readings.series": { stationId: id, range: "24h", flagged: true },
        "readings.windRose": { stationId: id, range: "24h" },
        "climate.records": { stationId: id },
        "devices.byStation": { stationId: id },
      };
      const query = new URLSearchParams({ batch: "1", input: JSON.stringify({ ...Object.values(inputs) }) });
      const trace = await traced(() => succeed(`/api/trpc/${Object.keys(inputs).join(",")}?${query}`, {}));
      hold(BOUNDS.batch, { stationReads: trace.statements.filter((statement) => READS_STATION.test(statement)) });
    });
  },
  { ...MQTT, NODE_OPTIONS: PROBE_OPTIONS },
  { isBundled: false },
);

/** Fails when there is more than the bounds say, or less, as then the bounds must be lowered. Lists everything found. */
function hold(bounds: Record<string, number>, found: Record<string, readonly string[]>): void {
  const numbers = Object.fromEntries(Object.entries(found).map(([name, items]) => [name, items.length]));
  expect(numbers, `Lower the bound where the number is lower, do not raise it. ${listOf(found)}\n`).toEqual(bounds);
}

function listOf(found: Record<string, readonly string[]>): string {
  return Object.entries(found)
    .map(([name, items]) => [`${items.length} ${name}:`, ...items].join("\n"))
    .join("\n");
}
