import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { frontPage } from "@/lib/admin/overview/front-page";
import { unseal } from "@/lib/auth/sealed";
import { env } from "@/lib/env";
import { writeBackup } from "@/lib/services/backup";
import { mergeStations, undoMerge } from "@/lib/services/merges";
import { removeStation } from "@/lib/services/stations";
import { createUpload, getUpload, removeUpload, sendUploadNow, updateUpload } from "@/lib/services/uploads";
import { newActor } from "../services/actors";
import { onEachDatabase } from "../support/database";
import { sending } from "./sending";
import { type HttpService, httpService, type Reply } from "./services";

const MINUTE = 60_000;
const WU = "weatherstation.wunderground.com";
const services: HttpService[] = [];

afterEach(async () => {
  env.UPLOAD_ADDRESSES.clear();
  for (const service of services.splice(0)) await service.close();
});

async function serving(...replies: Reply[]): Promise<HttpService> {
  const service = await httpService(...replies);
  services.push(service);
  env.UPLOAD_ADDRESSES.set(WU, service.address);
  return service;
}

onEachDatabase("the uploads of a station", (fixture) => {
  it("the secret is sealed in the database, and in neither the log nor what is shown", async () => {
    const bench = sending(fixture);
    const id = await bench.upload(await bench.station());
    await updateUpload(bench.ctx(), { id, secret: "an0ther" });
    const { secret } = await bench.row(id);
    expect(secret).not.toContain("an0ther");
    expect(await unseal(fixture.database, "upload", secret)).toBe("an0ther");
    expect(await unseal(fixture.database, "webhook", secret)).toBeUndefined();
    const damaged = `${secret.slice(0, -2)}${secret.endsWith("AA") ? "BB" : "AA"}`;
    expect(await unseal(fixture.database, "upload", damaged)).toBeUndefined();
    const log = await fixture.database.prisma.logEntry.findMany({ where: { model: "Upload", objectId: String(id) } });
    expect(log).toHaveLength(2);
    expect(JSON.stringify(log)).not.toMatch(/an0ther|s&cret/);
    expect(await getUpload(bench.ctx(), { id })).not.toHaveProperty("secret");
    expect(await getUpload(bench.ctx(), { id })).toMatchObject({ hasSecret: true, account: "IROOF1", interval: 300 });
  });

  it("a backup has the secret as it is sealed, and nothing that waits to be sent", async () => {
    const bench = sending(fixture);
    const id = await bench.upload(await bench.station(), { secret: "in-the-backup" });
    const folder = await mkdtemp(join(tmpdir(), "uploads-"));
    try {
      await writeBackup(bench.ctx(), { file: join(folder, "backup") });
      const text = gunzipSync(await readFile(join(folder, "backup"))).toString();
      expect(text).toContain((await bench.row(id)).secret);
      expect(text).not.toContain("in-the-backup");
      expect(text).not.toContain("OutboxMessage");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [{ secret: "" }, "secret"],
    [{ account: "" }, "account"],
    [{ account: "two words" }, "account"],
    [{ interval: 4 }, "interval"],
    [{ interval: 3601 }, "interval"],
    [{ service: "cwop", account: "dw1234", secret: "" }, "account"],
    [{ service: "cwop", account: "DW1234", secret: "none" }, "secret"],
    [{ service: "cwop", account: "DW1234", secret: "", interval: 299 }, "interval"],
    [{ service: "opensensemap", account: "5a2c3e9d1fd5b90019a1b2c3" }, "sensors"],
    [{ service: "opensensemap", account: "5a2c3e9d1fd5b90019a1b2c3", sensors: ["heat=1"] }, "sensors.0"],
    [{ sensors: ["temperature=5a2c3e9d1fd5b90019a1b2c3"] }, "sensors"],
  ] as const)("what the service cannot take is refused: %o", async (changes, field) => {
    const bench = sending(fixture);
    const stationId = await bench.station();
    await expect(bench.upload(stationId, changes as object)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.anything() },
    });
  });

  it("a station has one upload to the same account, which staff with the permission may change", async () => {
    const bench = sending(fixture);
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await expect(bench.upload(stationId)).rejects.toMatchObject({ code: "conflict" });
    await expect(bench.upload(stationId + 1000)).rejects.toMatchObject({ code: "not_found" });
    const actor = await newActor(fixture, ["Upload.view"]);
    const ctx = fixture.ctx({ actor });
    expect(await getUpload(ctx, { id })).toMatchObject({ id });
    const input = { stationId, service: "windy", account: "a", secret: "b" } as const;
    for (const refused of [
      createUpload(ctx, input),
      updateUpload(ctx, { id, interval: 600 }),
      removeUpload(ctx, { id }),
      sendUploadNow(ctx, { id }),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("a service that does not know the account is not asked again until it is changed", async () => {
    const bench = sending(fixture);
    const service = await serving({ body: "INVALIDPASSWORDID|" }, { body: "success" });
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5 });
    await bench.send();
    expect(await bench.row(id)).toMatchObject({
      state: "stopped",
      nextAt: null,
      result: "Status 200: INVALIDPASSWORDID|",
    });
    const actor = await newActor(fixture, ["Upload.view"]);
    const shown = async () => (await frontPage(fixture.ctx({ actor }))).stopped.filter((one) => one.id === id);
    expect(await shown()).toEqual([
      { id, name: "Roof", service: "Weather Underground", result: "Status 200: INVALIDPASSWORDID|" },
    ]);
    bench.pass(180 * MINUTE);
    await bench.measure(stationId, { temperature: 6 });
    await bench.send();
    expect(service.arrived).toHaveLength(1);
    await updateUpload(bench.ctx(), { id, secret: "right" });
    await bench.send();
    expect(service.arrived).toHaveLength(2);
    expect(await bench.row(id)).toMatchObject({ state: "ok", failures: 0 });
    expect(await shown()).toEqual([]);
  });

  it("what is switched off is not sent, and not planned again by an attempt that was under way", async () => {
    const bench = sending(fixture);
    const service = await serving({ body: "success" });
    const release = service.hold();
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5 });
    const sent = bench.send();
    await expect.poll(() => service.arrived.length).toBe(1);
    await updateUpload(bench.ctx(), { id, isEnabled: false });
    release();
    await sent;
    expect(await bench.row(id)).toMatchObject({ isEnabled: false, nextAt: null });
    bench.pass(60 * MINUTE);
    await bench.measure(stationId, { temperature: 6 });
    await bench.send();
    expect(service.arrived).toHaveLength(1);
  });

  it("“Send now” says what the service answered, and starts a stopped upload again", async () => {
    const bench = sending(fixture);
    const service = await serving({ status: 401, body: "who?" }, { status: 500 }, { body: "success" });
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    const now = () => sendUploadNow(bench.ctx(), { id });
    await expect(now()).rejects.toThrow("Nothing was measured in the last ten minutes.");
    await bench.measure(stationId, { temperature: 5 });
    await expect(now()).rejects.toThrow("Weather Underground did not take it. Status 401: who?.");
    await expect(now()).rejects.toMatchObject({ code: "too_many", retryAfter: 5 });
    bench.pass(5000);
    await expect(now()).rejects.toThrow("Weather Underground did not take it. Status 500.");
    bench.pass(5000);
    expect(await now()).toBe("Weather Underground has taken it. Status 200: success.");
    expect(service.arrived).toHaveLength(3);
    expect(await bench.row(id)).toMatchObject({ state: "ok", failures: 0 });
    expect((await bench.row(id)).nextAt?.getTime()).toBeGreaterThan(bench.now());
    expect(await fixture.database.prisma.outboxMessage.count({ where: { key: String(id) } })).toBe(0);
  });

  it("“Send now” does not send what a job is sending", async () => {
    const bench = sending(fixture);
    const service = await serving({ body: "success" });
    const release = service.hold();
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5 });
    const sent = bench.send();
    await expect.poll(() => service.arrived.length).toBe(1);
    await expect(sendUploadNow(bench.ctx(), { id })).rejects.toThrow("It is being sent just now.");
    release();
    await sent;
    expect(service.arrived).toHaveLength(1);
  });

  it("a secret that cannot be opened any more stops the upload in words", async () => {
    const bench = sending(fixture);
    const service = await serving({ body: "success" });
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await fixture.database.prisma.upload.update({ where: { id }, data: { secret: `1.${"A".repeat(60)}` } });
    await bench.measure(stationId, { temperature: 5 });
    await bench.send();
    expect(service.arrived).toEqual([]);
    expect(await bench.row(id)).toMatchObject({ state: "stopped", result: expect.stringContaining("AUTH_SECRET") });
  });

  it("an upload goes with its station, and what waited for it is dropped", async () => {
    const bench = sending(fixture);
    const service = await serving({ status: 500 });
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5 });
    await bench.send();
    await removeStation(bench.ctx(), { id: stationId });
    expect(await fixture.database.prisma.upload.count({ where: { id } })).toBe(0);
    bench.pass(5 * MINUTE);
    await bench.send();
    expect(service.arrived).toHaveLength(1);
    expect(await fixture.database.prisma.outboxMessage.count({ where: { key: String(id) } })).toBe(0);
  });

  it("a merge moves the uploads that the other station does not have, and its undo brings them back", async () => {
    const bench = sending(fixture);
    const [from, into] = [await bench.station(), await bench.station()];
    const ids = [
      await bench.upload(from, { account: "IMOVES" }),
      await bench.upload(from, { account: "IBOTH" }),
      await bench.upload(into, { account: "IBOTH" }),
    ];
    const accounts = async (stationId: number) =>
      (await fixture.database.prisma.upload.findMany({ where: { stationId }, orderBy: { account: "asc" } })).map(
        ({ id, account }) => ({ id, account }),
      );
    await mergeStations(bench.ctx(), { into, stations: [from] });
    expect(await accounts(into)).toEqual([
      { id: ids[2], account: "IBOTH" },
      { id: ids[0], account: "IMOVES" },
    ]);
    const merge = await fixture.database.prisma.stationMerge.findFirstOrThrow({ where: { stationId: from } });
    await undoMerge(bench.ctx(), { id: merge.id });
    expect(await accounts(from)).toEqual([
      { id: ids[1], account: "IBOTH" },
      { id: ids[0], account: "IMOVES" },
    ]);
    expect(await accounts(into)).toEqual([{ id: ids[2], account: "IBOTH" }]);
  });
});
