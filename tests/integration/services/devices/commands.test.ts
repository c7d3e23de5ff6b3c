import { expect, it } from "vitest";
import { subscribe } from "@/lib/live/bus";
import { expireCommands, fetchCommands, listCommands, replyToCommand, sendCommand } from "@/lib/services/commands";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const SECOND = 1000;
const READ = { name: "read" } as const;

async function newStation(fixture: TestBench): Promise<number> {
  return (await createStation(fixture.ctx(), { name: "Roof", lat: 52.5, lon: 13.4 })).id;
}

onEachDatabase("device commands", (fixture) => {
  const at = (now: number) => fixture.ctx({ now });
  const device = (station: number, now = NOW) => fixture.ctx({ actor: deviceOf(station), now });
  const newest = async (stationId: number) => (await listCommands(fixture.ctx(), { stationId }))[0];

  it("a command goes from staff to the device and comes back as done, with a log entry", async () => {
    const station = await newStation(fixture);
    const actor = await newActor(fixture, ["Station.change"]);
    const heard: number[] = [];
    const stop = subscribe(["commands.given"], ({ event }) => void heard.push(...event.stationIds));
    const sent = await sendCommand(fixture.ctx({ actor, now: NOW }), {
      stationId: station,
      request: { name: "light", on: true },
    });
    stop();
    expect(heard).toContain(station);
    expect(sent).toMatchObject({ status: "waiting", actor: actor.name, createdAt: NOW, expiresAt: NOW + 30 * SECOND });
    expect(await fetchCommands(device(station), { stationId: station })).toEqual([
      { id: sent.id, name: "light", on: true, expires: new Date(NOW + 30 * SECOND).toISOString() },
    ]);
    expect(await newest(station)).toMatchObject({ status: "sent", finishedAt: null });
    await replyToCommand(device(station, NOW + SECOND), {
      stationId: station,
      reply: {
        id: sent.id,
        status: "done",
        result: { light: true },
      },
    });
    expect(await newest(station)).toMatchObject({ status: "done", result: { light: true }, finishedAt: NOW + SECOND });
    const log = await fixture.database.prisma.logEntry.findFirstOrThrow({
      where: { model: "DeviceCommand", objectId: String(sent.id) },
    });
    expect(log).toMatchObject({ action: "add", actor: actor.name, objectLabel: "light at Roof" });
  });

  it("a command is delivered once, and again only after seconds without a reply, until it expires", async () => {
    const station = await newStation(fixture);
    const { id } = await sendCommand(at(NOW), { stationId: station, request: READ });
    const fetched = async (now: number) =>
      (await fetchCommands(device(station, now), { stationId: station })).map((given) => given.id);
    expect(await fetched(NOW)).toEqual([id]);
    expect(await fetched(NOW + 4 * SECOND)).toEqual([]);
    expect(await fetched(NOW + 5 * SECOND)).toEqual([id]);
    expect(await fetched(NOW + 6 * SECOND)).toEqual([]);
    expect(await fetched(NOW + 30 * SECOND)).toEqual([]);
  });

  it("a command is delivered to one of many concurrent requests", async () => {
    const station = await newStation(fixture);
    await sendCommand(at(NOW), { stationId: station, request: READ });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => fetchCommands(device(station), { stationId: station })),
    );
    expect(answers.flat()).toHaveLength(1);
  });

  it("the first reply closes a command; repeating it is harmless, and another reply is refused", async () => {
    const station = await newStation(fixture);
    const { id } = await sendCommand(at(NOW), { stationId: station, request: READ });
    const reply = (status: string, of = station) =>
      replyToCommand(device(of), { stationId: of, reply: { id, status, message: status } });
    await expect(reply("done", await newStation(fixture))).rejects.toMatchObject({ code: "not_found" });
    await reply("refused");
    await reply("refused");
    await expect(reply("done")).rejects.toMatchObject({
      code: "conflict",
      message: `The command ${id} is closed: refused.`,
    });
    expect(await newest(station)).toMatchObject({ status: "refused", message: "refused" });
  });

  it("an expired command accepts no reply", async () => {
    const station = await newStation(fixture);
    const { id } = await sendCommand(at(NOW), { stationId: station, request: READ, expiresInSeconds: 5 });
    await expireCommands(at(NOW + 4 * SECOND));
    expect(await newest(station)).toMatchObject({ status: "waiting" });
    const late = () =>
      replyToCommand(device(station, NOW + 5 * SECOND), { stationId: station, reply: { id, status: "done" } });
    await expect(late()).rejects.toMatchObject({ code: "conflict" });
    await expireCommands(at(NOW + 5 * SECOND));
    expect(await newest(station)).toMatchObject({ status: "expired", finishedAt: NOW + 5 * SECOND });
    await expect(late()).rejects.toMatchObject({ code: "conflict" });
  });

  it("the number of a device's pending commands is limited", async () => {
    const station = await newStation(fixture);
    for (let i = 0; i < 20; i += 1) await sendCommand(at(NOW), { stationId: station, request: READ });
    await expect(sendCommand(at(NOW), { stationId: station, request: READ })).rejects.toMatchObject({
      code: "conflict",
    });
    await sendCommand(at(NOW + 31 * SECOND), { stationId: station, request: READ });
  });

  it("a command's name, station and lifetime are validated", async () => {
    const stationId = await newStation(fixture);
    const send = (input: object) => sendCommand(at(NOW), { stationId, request: READ, ...input });
    await expect(send({ request: { name: "explode" } })).rejects.toMatchObject({ code: "invalid" });
    await expect(send({ request: { name: "interval", seconds: 0 } })).rejects.toMatchObject({ code: "invalid" });
    await expect(send({ expiresInSeconds: 1e9 })).rejects.toMatchObject({ code: "invalid" });
    await expect(send({ stationId: 999_999 })).rejects.toMatchObject({ code: "not_found" });
    expect(await listCommands(fixture.ctx(), { stationId })).toEqual([]);
  });

  it("commands are given by users who may change the station, and fetched and answered by its own device", async () => {
    const stationId = await newStation(fixture);
    const viewer = fixture.ctx({ actor: await newActor(fixture, ["Station.view"]) });
    const reader = { ...deviceOf(stationId), scopes: new Set(["read"] as const) };
    await expect(sendCommand(viewer, { stationId, request: READ })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listCommands(viewer, { stationId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendCommand(device(stationId), { stationId, request: READ })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const actor of [deviceOf(stationId + 1), reader]) {
      const ctx = fixture.ctx({ actor });
      await expect(fetchCommands(ctx, { stationId })).rejects.toMatchObject({ code: "forbidden" });
      await expect(replyToCommand(ctx, { stationId, reply: {} })).rejects.toMatchObject({ code: "forbidden" });
    }
    const anyone = fixture.ctx({ actor: ANYONE });
    await expect(fetchCommands(anyone, { stationId })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(listCommands(anyone, { stationId })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
