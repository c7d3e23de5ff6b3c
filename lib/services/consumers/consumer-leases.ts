import { randomUUID } from "node:crypto";
import { processSingleton } from "../../process-singleton";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";

/**
 * A slot names a session at the broker, which queues messages for it while its client is disconnected. A process leases
 * each slot; when it is killed, another process takes the slot over with its messages.
 */
const PREFIX = "mqtt-consumer-";

/** Identifies this process among those that share the database. */
const holder = () => processSingleton("mqtt-consumer", () => randomUUID());

const nameOf = (slot: number) => `${PREFIX}${slot}`;

/** Takes over all slots whose lease has expired. */
export async function takeOrphans({ database, now }: Context, { ttlMs }: { ttlMs: number }): Promise<number[]> {
  const time = now();
  // A lease longer than any ttl was made by a process whose clock was ahead.
  const tooLong = new Date(latestBelievable(time) + ttlMs);
  const expired = { OR: [{ expiresAt: { lt: new Date(time) } }, { expiresAt: { gt: tooLong } }] };
  const orphans = await database.prisma.jobLease.findMany({ where: { name: { startsWith: PREFIX }, ...expired } });
  const taken: number[] = [];
  for (const { name } of orphans) {
    // When two processes find it expired, only one update matches.
    const { count } = await database.prisma.jobLease.updateMany({
      where: { name, ...expired },
      data: { holder: holder(), expiresAt: new Date(time + ttlMs) },
    });
    if (count > 0) taken.push(Number(name.slice(PREFIX.length)));
  }
  return taken.sort((a, b) => a - b);
}

/** Creates the lowest free slot. */
export async function makeConsumer({ database, now }: Context, { ttlMs }: { ttlMs: number }): Promise<number> {
  for (;;) {
    const rows = await database.prisma.jobLease.findMany({
      where: { name: { startsWith: PREFIX } },
      select: { name: true },
    });
    const names = new Set(rows.map(({ name }) => name));
    let slot = 0;
    while (names.has(nameOf(slot))) slot += 1;
    const lease = { name: nameOf(slot), holder: holder(), expiresAt: new Date(now() + ttlMs) };
    const { count } = await database.prisma.jobLease.createMany({ data: lease }).catch(isTaken);
    if (count > 0) return slot;
  }
}

/** A unique violation means that another process was first. */
function isTaken(error: unknown): { count: number } {
  if (typeof error === "object" && error !== null && "code" in error && error.code === "P2002") return { count: 0 };
  throw error;
}

/** Renews the leases of slots. Returns those that this process still holds. */
export async function renewLeases(
  { database, now }: Context,
  { slots, ttlMs }: { slots: number[]; ttlMs: number },
): Promise<number[]> {
  if (slots.length === 0) return [];
  const mine = { name: { in: slots.map(nameOf) }, holder: holder() };
  await database.prisma.jobLease.updateMany({ where: mine, data: { expiresAt: new Date(now() + ttlMs) } });
  const rows = await database.prisma.jobLease.findMany({ where: mine, select: { name: true } });
  return rows.map(({ name }) => Number(name.slice(PREFIX.length)));
}

/** Releases slots for other processes. */
export async function leaveConsumers({ database }: Context, { slots }: { slots: readonly number[] }): Promise<void> {
  const mine = { name: { in: slots.map(nameOf) }, holder: holder() };
  await database.prisma.jobLease.updateMany({ where: mine, data: { holder: "", expiresAt: new Date(0) } });
}

/** Removes a slot whose session at the broker is gone. */
export async function removeConsumer({ database }: Context, { slot }: { slot: number }): Promise<void> {
  await database.prisma.jobLease.deleteMany({ where: { name: nameOf(slot), holder: holder() } });
}
