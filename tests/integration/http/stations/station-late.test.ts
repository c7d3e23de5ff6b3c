import { beforeAll, expect, it } from "vitest";
import { correct } from "@/lib/services/readings";
import { onEachServer } from "../../support/server";
import { faults, JSON_TYPE } from "../support/client";
import { CITY, createStaff, STAFF } from "../support/station-client";

const FIRST = 1_393_926_310;
const at = (seconds: number) => String(FIRST + seconds);

onEachServer("an observation that is older than the station's latest", (fixture) => {
  beforeAll(() => createStaff(fixture));

  async function ask(method: string, path: string, fields?: object, headers: Record<string, string> = {}) {
    const response = await fixture.server.fetch(path, {
      method,
      headers: { ...STAFF, ...(fields ? { "Content-Type": JSON_TYPE } : {}), ...headers },
      ...(fields ? { body: JSON.stringify(fields) } : {}),
    });
    const told = ["Observation", "Observation-Latest", "Observation-Flag"].map((name) => response.headers.get(name));
    return { status: response.status, told, etag: response.headers.get("etag"), body: await response.text() };
  }

  /** A station of the textbook, whose latest observation is a day later than its first one. */
  async function reporting() {
    const { url } = JSON.parse((await ask("POST", "/station/", CITY)).body) as { url: string };
    const path = new URL(url).pathname;
    const latest = { ...CITY, timestamp: at(86_400), temperature: "15" };
    expect((await ask("PUT", path, latest)).status).toBe(200);
    const shown = (changes: Partial<typeof CITY>) => JSON.stringify({ url, ...latest, ...changes });
    return { id: Number(path.split("/")[2]), path, latest, shown };
  }

  it("an older observation is answered as it was PUT, and GET still shows the latest", async () => {
    const { path, shown } = await reporting();
    const late = { timestamp: "1393929910", temperature: "29" };
    const before = await ask("GET", path);
    const put = await ask("PUT", path, { ...CITY, ...late });
    expect(put).toEqual({ status: 200, told: ["stored", "false", null], etag: null, body: shown(late) });
    expect(await ask("GET", path)).toEqual(before);
    expect(before.body).toBe(shown({}));
  });

  it("an older observation keeps the station's ETag valid, unless other fields are PUT with it", async () => {
    const { path, latest, shown } = await reporting();
    const { etag } = await ask("GET", path);
    const known = { "If-Match": String(etag) };
    const late = { timestamp: at(60), temperature: "27" };
    expect(await ask("PATCH", path, late, known)).toMatchObject({ status: 200, etag: null, body: shown(late) });
    expect((await ask("GET", path, undefined, { "If-None-Match": String(etag) })).status).toBe(304);
    const renamed = { name: "Roof", timestamp: at(120), temperature: "27.5" };
    expect(await ask("PATCH", path, renamed, known)).toMatchObject({ status: 200, etag: null, body: shown(renamed) });
    expect((await ask("PUT", path, latest, known)).status).toBe(412);
    expect((await ask("GET", path)).body).toBe(shown({ name: "Roof" }));
  });

  it("a repeat of an older observation, and another value for its time, get the same answer", async () => {
    const { path, shown } = await reporting();
    const late = { timestamp: at(60), temperature: "27" };
    await ask("PATCH", path, late);
    const again = { status: 200, etag: null };
    expect(await ask("PATCH", path, late)).toEqual({ ...again, told: ["repeated", "false", null], body: shown(late) });
    const other = { ...late, temperature: "26" };
    expect(await ask("PATCH", path, other)).toEqual({
      ...again,
      told: ["corrected", "false", null],
      body: shown(other),
    });
  });

  it("the answer to an observation tells if a person has hidden the value, even if it is the latest", async () => {
    const { id, path, shown, latest } = await reporting();
    const hide = (time: number) => {
      const change = { kind: "hide", metric: "temperature" } as const;
      return correct(fixture.ctx(), { stationId: id, time: time * 1000, reason: "sun", change });
    };
    await hide(FIRST);
    const first = { timestamp: at(0), temperature: CITY.temperature };
    const answer = { status: 200, etag: null };
    expect(await ask("PATCH", path, first)).toEqual({
      ...answer,
      told: ["repeated", "false", "hidden"],
      body: shown(first),
    });
    await hide(FIRST + 86_400);
    expect(await ask("PUT", path, latest)).toEqual({ ...answer, told: ["repeated", null, "hidden"], body: shown({}) });
    expect(JSON.parse((await ask("GET", path)).body)).toMatchObject({ timestamp: at(86_400), temperature: null });
  });

  it("the answer to an observation tells if quality control suspects or refuses a value", async () => {
    const { path, shown } = await reporting();
    const jump = { timestamp: at(86_460), temperature: "45" };
    const suspect = await ask("PATCH", path, jump);
    expect(suspect).toMatchObject({ status: 200, told: ["stored", null, "jump"], body: shown(jump) });
    expect(suspect.etag).toMatch(/^"[\w-]{22}"$/);
    expect((await ask("GET", path, undefined, { "If-None-Match": String(suspect.etag) })).status).toBe(304);
    expect(faults(fixture.server)).toEqual([]);
  });
});
