import { expect, it } from "vitest";
import { frontPage } from "@/lib/admin/overview/front-page";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { newActor } from "../services/actors";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15, 12);
const AHEAD = NOW + 86_400_000;

onEachDatabase("the admin's front page", (fixture) => {
  it("the front page names stations whose latest reading is in the future, to staff who may see stations", async () => {
    const page = async (permissions: string[]) => {
      const actor = await newActor(fixture, permissions);
      return (await frontPage(fixture.ctx({ actor, now: NOW }))).ahead;
    };
    expect(await page(["Station.view"])).toEqual({ text: "", stations: [] });
    const { id } = await createStation(fixture.ctx(), { name: "Attic", lat: 1, lon: 2, isPublic: false });
    await record(fixture.ctx({ now: AHEAD }), [{ station: id, temperature: 20 }]);
    expect(await page(["Station.view"])).toEqual({
      text: "1 station has a latest reading in the future: the clock was ahead, or is behind now",
      stations: [{ id, name: "Attic", time: AHEAD }],
    });
    expect(await page(["User.view"])).toEqual({ text: "", stations: [] });
    await record(fixture.ctx({ now: NOW }), [{ station: id, temperature: 20 }]);
    expect(await page(["Station.view"])).toEqual({ text: "", stations: [] });
  });

  it("the front page shows the progress of rebuilt statistics to staff who may see stations", async () => {
    const page = async (permissions: string[]) => {
      const actor = await newActor(fixture, permissions);
      return (await frontPage(fixture.ctx({ actor, now: NOW }))).statistics;
    };
    const { id } = await createStation(fixture.ctx(), { name: "Long", lat: 1, lon: 2 });
    const readings = Array.from({ length: 600 }, (_, i) => ({ station: id, time: NOW - i * 3_600_000, humidity: 50 }));
    await record(fixture.ctx({ now: NOW }), readings);
    expect(await page(["Station.view"])).toMatch(/^Statistics are being rebuilt: 60\d hours are left\.$/);
    expect(await page(["User.view"])).toBe("");
  });
});
