import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { changeChannel, channelsNow, removeChannel } from "@/lib/services/channels";
import { history } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createUser } from "@/lib/services/users";
import { onEachServer } from "../../support/server";
import { CSV, JSON_TYPE, newStation, send } from "../support/client";

const T0 = Date.UTC(2026, 10, 28, 10);
const PASSWORD = "a password of the test";
const RANGE = "from=2026-11-28T00:00:00Z&to=2026-11-29T00:00:00Z";

onEachServer("channels in the REST API", (fixture) => {
  const time = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString();
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fixture.server.fetch(path, { headers });
    const text = await response.text();
    expect([path, response.status, text]).toEqual([path, 200, expect.anything()]);
    return text;
  };
  const json = async (path: string, headers?: Record<string, string>) => JSON.parse(await get(path, headers));
  const channelNamed = (stationId: number, name: string) =>
    fixture.database.prisma.channel.findFirstOrThrow({ where: { stationId, name } });

  it("a reading with 40 channels is stored with its temperature, and the answer names what was left out", async () => {
    const { id, device } = await newStation(fixture);
    const extra = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`ch${i + 1}`, i + 1.5]));
    const body = JSON.stringify({ time: time(0), temperature: 6.1, extra });
    const { status, report } = await send(fixture.server, body, device, JSON_TYPE);
    expect([status, report.results]).toEqual([
      201,
      [{ position: 1, status: "stored", flags: null, omitted: Object.keys(extra).slice(32) }],
    ]);
    const row = await fixture.database.prisma.sensorData.findFirst({ where: { stationId: id } });
    expect(row).toMatchObject({ temperature: 6.1, extra: { ch1: 1.5, ch32: 32.5 } });
  });

  it("channels come back by latest, range, CSV and sensor-data", async () => {
    const { id, device } = await newStation(fixture);
    const extra = { indoor: 21.4, co2: 612 };
    await send(fixture.server, JSON.stringify([{ time: time(0), temperature: 6.1, extra }]), device, JSON_TYPE);
    await send(fixture.server, `time,extra.co2,extra.indoor\r\n${time(30)},620,\r\n`, device, CSV);
    await refresh(fixture.ctx());
    const co2 = { label: "", unit: "ppm" };
    expect((await json(`/api/v1/stations/${id}/latest`, device)).channels).toEqual({
      co2: { value: 620, time: time(30), ...co2 },
      indoor: { value: 21.4, time: time(0), label: "", unit: "" },
    });
    const path = `/api/v1/stations/${id}/readings?${RANGE}`;
    expect(await json(`${path}&resolution=raw`, device)).toMatchObject({
      channels: { co2: { ...co2, kind: "measurement" }, indoor: { label: "", unit: "", kind: "measurement" } },
      readings: [
        { temperature: 6.1, extra },
        { time: time(30), extra: { co2: 620 } },
      ],
    });
    const [hour] = (await json(`${path}&resolution=hour`, device)).readings;
    expect(hour.extra.co2).toEqual({ value: 616, min: 612, max: 620, count: 2, coverage: expect.any(Number) });
    expect((await json(`${path}&metrics=temperature`, device)).readings).toEqual([{ time: time(0), temperature: 6.1 }]);
    const chosen = await json(`${path}&resolution=raw&metrics=temperature&channels=indoor`, device);
    expect(chosen.readings).toEqual([{ time: time(0), temperature: 6.1, extra: { indoor: 21.4 } }]);
    const unknown = await fixture.server.fetch(`${path}&channels=nothing`, { headers: device });
    expect([unknown.status, await unknown.json()]).toEqual([
      400,
      { channels: ["The station has no channel nothing."] },
    ]);
    const table = (
      await get(`${path}&resolution=raw&metrics=temperature&channels=indoor,co2`, { ...device, Accept: CSV })
    ).split("\r\n");
    expect(table[0]?.split(",").sort()).toEqual(["extra.co2", "extra.indoor", "temperature", "time"]);
    const [newest] = (await json(`/sensor-data/?station=${id}`, { ...device, Accept: "application/json" })).results;
    expect(newest.extra).toEqual({ co2: 620 });
  });

  it("a hidden channel is for the station's owner and staff alone", async () => {
    const { id, device } = await newStation(fixture);
    const owner = await createUser(fixture.ctx(), { username: `owner${id}`, password: PASSWORD, isStaff: false });
    await fixture.database.prisma.station.update({ where: { id }, data: { ownerId: owner.id } });
    const body = JSON.stringify({ time: time(0), temperature: 6.1, extra: { open: 1, secret: 2 } });
    await send(fixture.server, body, device, JSON_TYPE);
    await refresh(fixture.ctx());
    await changeChannel(fixture.ctx(), { id: (await channelNamed(id, "secret")).id, visible: false });
    const ownerActor: Actor = {
      kind: "user",
      id: owner.id,
      name: "owner",
      isStaff: false,
      isSuperuser: false,
      permissions: new Set(),
    };
    const rowsFor = async (actor: Actor, resolution: "raw" | "hour") => {
      const range = { stationId: id, from: T0, to: T0 + 3_600_000, resolution } as const;
      const { rows, channels } = await history({ ...fixture.ctx(), actor }, range, { access: "pages" });
      let text = JSON.stringify(channels.map(({ name }) => name));
      for await (const some of rows) text += JSON.stringify(some);
      return text;
    };
    for (const resolution of ["raw", "hour"] as const) {
      const [everyone, own] = [await rowsFor({ kind: "anonymous" }, resolution), await rowsFor(ownerActor, resolution)];
      expect([resolution, everyone.includes("open"), everyone.includes("secret")]).toEqual([resolution, true, false]);
      expect([resolution, own.includes("secret")]).toEqual([resolution, true]);
    }
    const namesFor = async (actor: Actor) =>
      (await channelsNow({ ...fixture.ctx(), actor }, { stationId: id })).map(({ name }) => name);
    expect(await namesFor(ownerActor)).toEqual(["open", "secret"]);
    expect(await namesFor({ ...ownerActor, id: owner.id + 1 })).toEqual(["open"]);
    const staff: Actor = { ...ownerActor, id: owner.id + 1, isStaff: true, permissions: new Set(["Channel.view"]) };
    expect(await namesFor(staff)).toEqual(["open", "secret"]);
    expect(await namesFor({ kind: "anonymous" })).toEqual(["open"]);
  });

  it("label, unit and kind can be changed by those who may, and a channel removed with its statistics", async () => {
    const { id, device } = await newStation(fixture);
    const body = JSON.stringify({ time: time(0), extra: { mine: 1, other: 2 } });
    await send(fixture.server, body, device, JSON_TYPE);
    await refresh(fixture.ctx());
    const { id: channelId } = await channelNamed(id, "mine");
    const actor: Actor = { kind: "user", id: 1, name: "u", isStaff: true, isSuperuser: false, permissions: new Set() };
    const asked = { id: channelId, label: "Mine", unit: "x", kind: "total" } as const;
    await expect(changeChannel({ ...fixture.ctx(), actor }, asked)).rejects.toMatchObject({ code: "forbidden" });
    await changeChannel(fixture.ctx(), asked);
    expect(await fixture.database.prisma.dirtyHour.count({ where: { stationId: id } })).toBeGreaterThan(0);
    await refresh(fixture.ctx());
    expect(await channelsNow(fixture.ctx(), { stationId: id })).toMatchObject([
      { name: "mine", label: "Mine", unit: "x", kind: "total", value: 1 },
      { name: "other", value: 2 },
    ]);
    // Of an amount at the end of an hour, the hour before.
    const where = { stationId: id, metric: `channel.${channelId}` };
    expect(await fixture.database.prisma.hourRollup.findMany({ where })).toMatchObject([
      { time: new Date(T0 - 3_600_000) },
    ]);
    await removeChannel(fixture.ctx(), { id: channelId, reason: "test" });
    expect(await channelsNow(fixture.ctx(), { stationId: id })).toMatchObject([{ name: "other" }]);
    expect(await fixture.database.prisma.hourRollup.count({ where })).toBe(0);
    expect(await fixture.database.prisma.dayRollup.count({ where })).toBe(0);
  });
});
