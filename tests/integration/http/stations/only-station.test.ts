import { beforeAll, describe, expect, it } from "vitest";
import { createGroup } from "@/lib/services/groups";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { onEachServer } from "../../support/server";
import { basic, bearer, faults } from "../support/client";
import { exchange } from "../support/exchange";
import { LIST_ALLOW } from "../support/shown";
import { createStaff, PASSWORD, STAFF } from "../support/station-client";

const STUDENT = basic("student", PASSWORD);
const OWNER = basic("owner", PASSWORD);
const READER = basic("reader", PASSWORD);
/** What the textbook's client sends. */
const BOOK = { humidity: "60", temperature: 28, time: "2014-03-04T12:00:00" };

/** A reading in Berlin. */
const PLACE = { lat: 52.5, lon: 13.4, timeZone: "Europe/Berlin" };

onEachServer("a reading that names no station", (fixture) => {
  beforeAll(() => createStaff(fixture));

  const post = (body: object, headers: Record<string, string> = STAFF) =>
    exchange(fixture.server, {
      method: "POST",
      path: "/sensor-data/",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const refusal = async (body: object, headers: Record<string, string> = STAFF) => {
    const reply = await post(body, headers);
    expect(reply.status).toBe(400);
    return JSON.parse(reply.text);
  };
  const recorded = async (body: object, headers: Record<string, string> = STAFF) => {
    const reply = await post(body, headers);
    expect(`${reply.status} ${reply.text}`).toMatch(/^201 /);
    return JSON.parse(reply.text);
  };
  const path = (id: number) => `${fixture.server.url}/station/${id}/`;
  const named = (id: number, name: string) => `${path(id)} (${name})`;

  describe.sequential("the station of a reading that names none", () => {
    let only: number;
    const made: number[] = [];

    it("a reading without a station is refused while there is none, and the answer says where to add one", async () => {
      expect(await refusal(BOOK)).toEqual({
        station: [`There is no station yet: add one at ${fixture.server.url}/station/.`],
      });
    });

    it("a reading without a station goes to the only station, with exactly the textbook's answer", async () => {
      only = (await createStation(fixture.ctx(), { name: "CityName", ...PLACE })).id;
      const { status, headers, text } = await post(BOOK);
      expect(status, text).toBe(201);
      expect(headers).toMatchObject({
        allow: LIST_ALLOW,
        observation: "stored",
        location: `${fixture.server.url}/sensor-data/${only}-${Date.UTC(2014, 2, 4, 11)}/`,
      });
      expect(JSON.parse(text)).toMatchObject({
        station: path(only),
        time: "2014-03-04T11:00:00.000Z",
        humidity: 60,
        temperature: 28,
      });
    });

    it.each([
      ["a form", "application/x-www-form-urlencoded", "humidity=61&temperature=29&time=2014-03-04+13%3A00%3A00"],
      [
        "the browsable form",
        "application/x-www-form-urlencoded",
        "station=&humidity=61&temperature=29&time=2014-03-04 14:00",
      ],
      [
        "multipart",
        "multipart/form-data; boundary=x",
        "humidity=61&temperature=29&time=2014-03-04T15:00:00.5"
          .split("&")
          .map((field) => `--x\r\nContent-Disposition: form-data; name="${field.replace("=", '"\r\n\r\n')}\r\n`)
          .join("")
          .concat("--x--\r\n"),
      ],
    ])("a reading without a station goes to the only station by %s", async (_by, type, body) => {
      const headers = { ...STAFF, "Content-Type": type };
      const { status, text } = await exchange(fixture.server, { method: "POST", path: "/sensor-data/", headers, body });
      expect(status, text).toBe(201);
      expect(JSON.parse(text)).toMatchObject({ station: path(only), humidity: 61, temperature: 29 });
    });

    it("a reading without a station goes to the user's or device's own station, whichever others there are", async () => {
      const group = await createGroup(fixture.ctx(), {
        name: "students",
        permissions: ["SensorData.add", "SensorData.view"],
      });
      const users = ["student", "owner", "reader"].map((username) =>
        createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true, groupIds: [group.id] }),
      );
      const [student, owner] = await Promise.all(users);
      const own = { ...PLACE, isPublic: false };
      const desk = await createStation(fixture.ctx(), { name: "Desk", ...own, ownerId: student?.id });
      const shed = await createStation(fixture.ctx(), { name: "Shed", ...own, ownerId: owner?.id });
      const pond = await createStation(fixture.ctx(), { name: "Pond", ...own, ownerId: owner?.id });
      made.push(desk.id, shed.id, pond.id);

      expect(await recorded(BOOK, STUDENT)).toMatchObject({ station: path(desk.id) });
      const { key } = await createKey(fixture.ctx(), { stationId: shed.id, name: "roof" });
      expect(await recorded(BOOK, bearer(key))).toMatchObject({ station: path(shed.id) });
      const foreign = { station: ["This key is for another station."] };
      expect(await refusal({ ...BOOK, station: desk.id }, bearer(key))).toEqual(foreign);
      expect(await refusal({ ...BOOK, station: 2147483647 }, bearer(key))).toEqual(foreign);
    });

    it("a reading without a station is refused if it could be several, and the answer names those the caller may see", async () => {
      const [desk = 0, shed = 0, pond = 0] = made;
      const which = (...stations: string[]) => ({
        station: [`This field is required: you have several stations. Which one: ${stations.join(", ")}?`],
      });
      expect(await refusal(BOOK, OWNER)).toEqual(which(named(shed, "Shed"), named(pond, "Pond")));
      // The only public one: they may not see the private ones.
      expect(await recorded({ ...BOOK, time: "2014-03-05T12:00" }, READER)).toMatchObject({ station: path(only) });
      const all = [named(only, "CityName"), named(desk, "Desk"), named(shed, "Shed"), named(pond, "Pond")];
      expect(await refusal(BOOK)).toEqual(which(...all));
      for (let i = 1; i <= 9; i += 1) await createStation(fixture.ctx(), { name: `Hill ${i}`, ...PLACE });
      const { station } = await refusal(BOOK);
      expect(station[0].split(", ")).toHaveLength(10);
      expect(station[0]).toMatch(/\(Hill 6\) and 3 more\?$/);
      expect((await refusal(BOOK, READER)).station[0]).not.toMatch(/Desk|Shed|Pond/);
    });

    it("an actor who may not record gets the usual refusal, and nothing is stored", async () => {
      await createUser(fixture.ctx(), { username: "visitor", password: PASSWORD });
      expect(await post(BOOK, basic("visitor", PASSWORD))).toMatchObject({
        status: 403,
        text: '{"detail":"You do not have permission to perform this action."}',
      });
      expect(await post(BOOK, {})).toMatchObject({
        status: 401,
        text: '{"detail":"Authentication credentials were not provided."}',
      });
    });
  });

  describe("a reading with a time on the station's clock", () => {
    const station = async () => (await createStation(fixture.ctx(), { name: "Clock", ...PLACE })).id;
    const at = async (id: number, time: string) => (await recorded({ station: id, temperature: 1, time })).time;

    it("a time without an offset is in the zone of the named station, including summer time", async () => {
      const id = await station();
      expect(await at(id, "2014-07-04T12:00:00")).toBe("2014-07-04T10:00:00.000Z");
      expect(await at(id, "2014-07-04 12:05:00.250")).toBe("2014-07-04T10:05:00.250Z");
      expect(await at(id, "2014-07-04T12:10:00+05:30")).toBe("2014-07-04T06:40:00.000Z");
    });

    it("a time without an offset is refused where the clock skips it, or no calendar has it", async () => {
      const id = await station();
      for (const time of ["2014-03-30T02:30:00", "2014-02-30 12:00:00"]) {
        expect(await refusal({ station: id, temperature: 1, time })).toEqual({
          time: ["There is no such time in Europe/Berlin."],
        });
      }
    });

    it("a time without an offset is in the second pass of a repeated hour if the first has a reading", async () => {
      const id = await station();
      const clock = ["01:30", "02:00", "02:30", "02:00", "02:30", "03:00"];
      const times: string[] = [];
      for (const time of clock) times.push(await at(id, `2014-10-26T${time}`));
      expect(times.map((time) => time.slice(8, 16))).toEqual([
        "25T23:30",
        "26T00:00",
        "26T00:30",
        "26T01:00",
        "26T01:30",
        "26T02:00",
      ]);
    });

    it("a time without an offset is refused for an unknown station, in the future, and in an unknown format", async () => {
      const body = { station: 2147483647, temperature: 1, time: "2014-03-04T12:00:00" };
      expect(await refusal(body)).toEqual({ station: ["There is no such station."] });
      const id = await station();
      expect(await refusal({ ...body, station: id, time: "2100-01-01 12:00" })).toEqual({
        time: ["This time is in the future."],
      });
      expect(await refusal({ ...body, station: id, time: "2014-03-04" })).toEqual({
        time: [expect.stringContaining("ISO 8601 with an offset")],
      });
    });

    it("a change of a reading still requires a time with an offset", async () => {
      const id = await station();
      const { url } = await recorded({ station: id, temperature: 1, time: "2014-03-04T12:00:00" });
      const change = (method: string, body: object) =>
        exchange(fixture.server, {
          method,
          path: url.slice(fixture.server.url.length),
          headers: { ...STAFF, "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
      const bad = { time: ["Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."] };
      const patched = await change("PATCH", { time: "2014-03-04T12:00:00" });
      expect(patched).toMatchObject({ status: 400, text: JSON.stringify(bad) });
      const put = await change("PUT", { time: "2014-03-04T12:00:00", temperature: 2 });
      expect(put).toMatchObject({
        status: 400,
        text: JSON.stringify({ station: ["This field is required."], ...bad }),
      });
    });
  });

  it("times without an offset are described in OPTIONS, in OpenAPI and in the browsable form", async () => {
    const ask = (method: string, to: string, headers = {}) =>
      exchange(fixture.server, { method, path: to, headers: { ...STAFF, ...headers } });
    const help = "The address or number of a station. Without one: your only station.";
    const options = JSON.parse((await ask("OPTIONS", "/sensor-data/")).text);
    expect(options.actions.POST.station).toEqual({
      type: "field",
      required: false,
      read_only: false,
      label: "Station",
      help_text: help,
    });
    const { paths } = JSON.parse((await ask("GET", "/api/openapi.json")).text);
    const schema = (method: string, to: string) => paths[to][method].requestBody.content["application/json"].schema;
    expect(schema("post", "/sensor-data/")).toMatchObject({
      required: ["time"],
      properties: { station: { description: help } },
    });
    expect(schema("put", "/sensor-data/{id}/")).toMatchObject({ required: ["station", "time"] });
    const { text } = await ask("GET", "/sensor-data/", { Accept: "text/html" });
    expect(text).toContain('<label for="form-station">Station<span class="optional"> optional</span></label>');
    expect(text).toContain(help);
  });

  it("readings without a station cause no server error", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
