import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { recordOrRegister } from "@/lib/services/observations";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const REGISTERS = ["Station.add", "SensorData.add"];
let names = 0;

onEachDatabase("a registration that may record", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const place = () => ({ name: `Roof ${++names}`, lat: 52.5, lon: 13.4 });
  const send = (fields: ReturnType<typeof place>, actor?: Actor, temperature = 20) =>
    recordOrRegister(ctx(actor), { ...fields, timestamp: NOW, temperature });
  const countOf = (name: string) => fixture.database.prisma.station.count({ where: { name } });

  it("a registration requires the permissions to add a station and its observation", async () => {
    const fields = place();
    await createStation(ctx(), fields);
    await expect(send(fields, ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [
      deviceOf(1),
      await newActor(fixture, ["Station.add", "Station.change"]),
      await newActor(fixture, ["SensorData.add"]),
    ]) {
      await expect(send(fields, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await countOf(fields.name)).toBe(1);
  });

  it("a registration may record in any public station with the permission to add readings", async () => {
    const fields = place();
    const { id } = await createStation(ctx(await newActor(fixture, REGISTERS)), fields);
    const { station, observation, isNew } = await send(fields, await newActor(fixture, REGISTERS));
    expect([station.id, observation, isNew]).toEqual([id, "stored", false]);
  });

  it("a registration adds another station rather than write to somebody else's private one", async () => {
    const fields = place();
    const owner = await newActor(fixture, REGISTERS);
    const { id } = await createStation(ctx(owner), { ...fields, isPublic: false });
    const { station, isNew } = await send(fields, await newActor(fixture, REGISTERS));
    expect(isNew).toBe(true);
    expect(station.id).not.toBe(id);
    expect((await send(fields, owner)).station.id).toBe(id);
    expect(await countOf(fields.name)).toBe(2);
  });

  it("a registration that would correct a reading is refused with a message if the user may not", async () => {
    const fields = place();
    const { id } = await createStation(ctx(), fields);
    await record(ctx(), [{ station: id, time: NOW, temperature: 20 }]);
    const actor = await newActor(fixture, REGISTERS);
    expect((await send(fields, actor)).observation).toBe("repeated");
    await expect(send(fields, actor, 21)).rejects.toMatchObject({
      code: "forbidden",
      message: `Station ${id} has this name and place, and another temperature at that time. You do not have permission to change it.`,
    });
    const editor = await newActor(fixture, [...REGISTERS, "SensorData.change"]);
    expect((await send(fields, editor, 21)).observation).toBe("corrected");
    expect(await countOf(fields.name)).toBe(1);
  });

  it("concurrent registrations of one name create one station", async () => {
    const fields = place();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        recordOrRegister(ctx(), { ...fields, timestamp: NOW - i * 1000, temperature: i }),
      ),
    );
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ station }) => station.id)).size).toBe(1);
    expect(await fixture.database.prisma.sensorData.count({ where: { station: { name: fields.name } } })).toBe(20);
  });

  it("a registration matches names exactly", async () => {
    const fields = place();
    await createStation(ctx(), { ...fields, name: fields.name.toUpperCase() });
    expect((await send(fields)).isNew).toBe(true);
  });
});
