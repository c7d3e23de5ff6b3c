import { beforeAll, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { onEachServer, type ServerBench } from "../../support/server";
import { CITY, createStaff, STAFF } from "../support/station-client";

const JSON_HEADERS = { ...STAFF, "Content-Type": "application/json" };

function clientOf(fixture: ServerBench) {
  return {
    post: (fields: Record<string, unknown>) =>
      fixture.server.fetch("/station/", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(fields) }),
    page: async () => {
      const response = await fixture.server.fetch("/station/", { headers: { ...STAFF, Accept: "text/html" } });
      return (await response.text()).replaceAll(/<[^>]+>/g, " ");
    },
    idOf: (response: Response) => Number(/\/station\/(\d+)\/$/.exec(response.headers.get("location") ?? "")?.[1]),
    timesOf: async (stationId: number) => {
      const rows = await fixture.database.prisma.sensorData.findMany({
        where: { stationId },
        orderBy: { time: "asc" },
      });
      return rows.map(({ time, temperature }) => [time.getTime() / 1000, temperature]);
    },
    openApi: async () =>
      (await (await fixture.server.fetch("/api/openapi.json")).json()).paths["/station/"].post.responses,
  };
}

onEachServer("a loop of POST /station/", (fixture) => {
  beforeAll(() => createStaff(fixture));
  const { post, page, idOf, timesOf, openApi } = clientOf(fixture);

  it("a loop of POST /station/ creates a station for each reading, and the answers explain how to record instead", async () => {
    const sent = { ...CITY, name: "Looped" };
    const first = await post(sent);
    expect([first.status, first.headers.get("link"), first.headers.get("hint")]).toEqual([201, null, null]);
    const id = idOf(first);
    for (const timestamp of ["1393926311", "1393926312"]) {
      const again = await post({ ...sent, timestamp });
      expect(again.status).toBe(201);
      expect(await again.json()).toEqual({ url: again.headers.get("location"), ...sent, timestamp });
      expect(idOf(again)).toBeGreaterThan(id);
      expect(again.headers.get("link")).toBe(`<${fixture.server.url}/station/${id}/>; rel="related"`);
      expect(again.headers.get("hint")).toBe(
        `Station ${id} has this name and place: PUT to it, or POST its readings to /api/v1/readings, to add to its history.`,
      );
    }
    expect(await timesOf(id)).toEqual([[1_393_926_310, 28]]);
  });

  it.each([
    ["another name", { name: "hinted" }],
    ["another latitude", { lat: "30.733316" }],
    ["another longitude", { lon: "76.779419" }],
  ])("the hint on recording is not given for a station with %s", async (_title, change) => {
    await post({ ...CITY, name: "Hinted" });
    const { status, headers } = await post({ ...CITY, name: "Hinted", ...change });
    expect([status, headers.get("link"), headers.get("hint")]).toEqual([201, null, null]);
    await fixture.database.prisma.station.deleteMany({ where: { name: { in: ["Hinted", "hinted"] } } });
  });

  it("the hint on recording is given for equal coordinates in other digits", async () => {
    const id = idOf(await post({ ...CITY, name: "Digits", lat: "30.50", lon: 76 }));
    const { headers } = await post({ ...CITY, name: "Digits", lat: 30.5, lon: "76.0" });
    expect(headers.get("link")).toBe(`<${fixture.server.url}/station/${id}/>; rel="related"`);
  });

  it("the page of a new station shows the hint on recording", async () => {
    expect(await page()).toContain(
      "Each POST adds a station. To record in an existing one, PUT to it, or POST to /sensor-data/ or /api/v1/readings. With STATION_POST=record a POST with its name and place records in it.",
    );
    expect(Object.keys(await openApi())).not.toContain("200");
  });
});

onEachServer(
  "POST /station/ with STATION_POST=record",
  (fixture) => {
    beforeAll(() => createStaff(fixture));
    const { post, page, idOf, timesOf, openApi } = clientOf(fixture);

    it("with STATION_POST=record, POST /station/ records in the station of the same name and coordinates", async () => {
      const sent = { ...CITY, name: "Recorded" };
      const first = await post(sent);
      expect([first.status, first.headers.get("observation")]).toEqual([201, null]);
      const id = idOf(first);
      const again = await post({ ...sent, timestamp: "1393926370", temperature: 29.5, lat: 30.733315 });
      expect([again.status, again.headers.get("observation")]).toEqual([200, "stored"]);
      expect(again.headers.get("location")).toBe(`${fixture.server.url}/station/${id}/`);
      expect(await again.json()).toEqual({
        url: `${fixture.server.url}/station/${id}/`,
        ...sent,
        timestamp: "1393926370",
        temperature: "29.5",
      });
      expect((await post({ ...sent, timestamp: "1393926370", temperature: 29.5 })).headers.get("observation")).toBe(
        "repeated",
      );
      const corrected = await post({ ...sent, timestamp: "1393926370", temperature: 30 });
      expect([corrected.status, corrected.headers.get("observation")]).toEqual([200, "corrected"]);
      expect(await timesOf(id)).toEqual([
        [1_393_926_310, 28],
        [1_393_926_370, 29.5],
      ]);
    });

    it("with STATION_POST=record, concurrent requests create one station", async () => {
      const sent = { ...CITY, name: "At once" };
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => post({ ...sent, timestamp: String(1_393_926_310 + i) })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201]);
      const [id, ...others] = new Set(answers.map(idOf));
      expect(others).toEqual([]);
      expect((await timesOf(id ?? 0)).length).toBe(12);
    });

    it("with STATION_POST=record, POST /station/ records in the oldest of several stations", async () => {
      const place = { name: "Twins", lat: 1, lon: 2 };
      const { id } = await createStation(fixture.ctx(), place);
      await createStation(fixture.ctx(), place);
      expect(idOf(await post({ ...CITY, ...place }))).toBe(id);
    });

    it("with STATION_POST=record, POST /station/ refuses what it would refuse for a new station", async () => {
      const response = await post({ ...CITY, lat: "91" });
      expect([response.status, await response.json()]).toEqual([
        400,
        { lat: ["Ensure this value is less than or equal to 90."] },
      ]);
    });

    it("STATION_POST=record is explained on the page, and in the API's description", async () => {
      expect(await page()).toContain(
        "A POST with the name and place of an existing station records in that station; any other adds one.",
      );
      expect((await openApi())["200"].description).toBe("Recorded in the station of this name and place.");
    });
  },
  { STATION_POST: "record" },
);
