import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { env } from "@/lib/env";
import { startChild } from "../db/child";
import { onEachDatabase } from "../support/database";
import { sending } from "./sending";
import { type HttpService, httpService } from "./services";

const MINUTE = 60_000;
const WU = "weatherstation.wunderground.com";
const services: HttpService[] = [];

afterEach(async () => {
  env.UPLOAD_ADDRESSES.clear();
  for (const service of services.splice(0)) await service.close();
});

async function serving(): Promise<HttpService> {
  const service = await httpService({ body: "success" });
  services.push(service);
  return service;
}

onEachDatabase("the outbox among processes", (fixture) => {
  it("of several processes that send at once each message is sent by one", async () => {
    const bench = sending(fixture);
    const service = await serving();
    for (let n = 0; n < 20; n += 1) {
      const stationId = await bench.station();
      await bench.upload(stationId, { account: `IMANY${n}` });
      await bench.measure(stationId, { temperature: 5 });
    }
    const args = [fixture.url, `${WU}=${service.address}`, String(bench.now())];
    const children = await Promise.all([1, 2, 3].map(() => startChildOfUploads(args)));
    await Promise.all(children.map((child) => child.run()));
    expect(service.arrived).toHaveLength(20);
    expect(await fixture.database.prisma.upload.count({ where: { state: "ok" } })).toBe(20);
    expect(await fixture.database.prisma.outboxMessage.count()).toBe(0);
  });

  it("an attempt of a killed process is repeated when its claim has ended, and not before", async () => {
    const bench = sending(fixture);
    const service = await serving();
    const release = service.hold();
    const stationId = await bench.station();
    const id = await bench.upload(stationId, { account: "IKILLED" });
    await bench.measure(stationId, { temperature: 5 });
    const args = [fixture.url, `${WU}=${service.address}`, String(bench.now())];
    const path = "tests/integration/uploads/processes/send.ts";
    const child = spawn(process.execPath, ["--import", "tsx", path, ...args], { stdio: ["pipe", "ignore", "inherit"] });
    child.stdin.write("go\n");
    // It was sent, and nobody has noted that.
    await expect.poll(() => service.arrived.length).toBe(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    release();
    expect(await bench.row(id)).toMatchObject({ state: "new", triedAt: null });
    env.UPLOAD_ADDRESSES.set(WU, service.address);
    bench.pass(9 * MINUTE);
    await bench.measure(stationId, { temperature: 6 });
    await bench.send();
    expect(service.arrived).toHaveLength(1);
    bench.pass(MINUTE);
    await bench.send();
    expect(service.arrived).toHaveLength(2);
    expect(await bench.row(id)).toMatchObject({ state: "ok" });
  });

  it("what was dated by a clock that was years ahead is due now", async () => {
    const bench = sending(fixture);
    const service = await serving();
    env.UPLOAD_ADDRESSES.set(WU, service.address);
    const stationId = await bench.station();
    const id = await bench.upload(stationId, { account: "IAHEAD" });
    const ahead = new Date(bench.now() + 3 * 365 * 1440 * MINUTE);
    await fixture.database.prisma.upload.update({ where: { id }, data: { nextAt: ahead } });
    await fixture.database.prisma.outboxMessage.create({
      data: {
        channel: "upload",
        key: String(id),
        target: "wunderground",
        payload: { id },
        createdAt: ahead,
        dueAt: ahead,
        claimedUntil: ahead,
        attempts: 1,
      },
    });
    await bench.measure(stationId, { temperature: 5 });
    await bench.send();
    expect(service.arrived).toHaveLength(1);
  });
});

function startChildOfUploads(args: readonly string[]) {
  return startChild("../../uploads/processes/send", args);
}
