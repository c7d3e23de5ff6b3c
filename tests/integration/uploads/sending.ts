import { system } from "@/lib/auth/actor";
import type { NewUpload } from "@/lib/contract/station/upload";
import { CHANNELS, Sender } from "@/lib/outbox";
import type { Context } from "@/lib/services/context";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { createUpload } from "@/lib/services/uploads";
import type { TestBench } from "../support/database";

export const START = Date.UTC(2026, 1, 3, 12);

/** A sender whose clock a test sets, and stations to send from. */
export function sending(fixture: TestBench) {
  let now = START;
  const ctx: () => Context = () => ({ database: fixture.database, actor: system("test"), now: () => now });
  const sender = new Sender(CHANNELS);
  return {
    ctx,
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    /** Sends everything that is due. */
    send: async () => {
      const before = now;
      for (;;) {
        await sender.run(ctx());
        await sender.settled();
        const next = await sender.nextAt(ctx());
        if (next === undefined || next > before) return;
      }
    },
    station: async () => (await createStation(ctx(), { name: "Roof", lat: 48, lon: 11, elevation: 500 })).id,
    measure: async (stationId: number, values: Record<string, number>, time = now) => {
      await record(ctx(), [{ station: stationId, time: new Date(time).toISOString(), ...values }]);
    },
    upload: async (stationId: number, changes: Partial<NewUpload> = {}) =>
      (
        await createUpload(ctx(), {
          stationId,
          service: "wunderground",
          account: "IROOF1",
          secret: "s&cret",
          ...changes,
        })
      ).id,
    row: (id: number) => fixture.database.prisma.upload.findUniqueOrThrow({ where: { id } }),
  };
}
