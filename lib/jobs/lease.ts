import { randomUUID } from "node:crypto";
import type { Database } from "../db/client";
import { processSingleton } from "../process-singleton";
import { latestBelievable } from "../weather/time/clock";

/** This process, among those that share the database. */
const holder = () => processSingleton("lease-holder", () => randomUUID());

/**
 * Takes or renews the right to run a job until `now + ttlMs`. False when another process has it. Two may overlap when a
 * clock jumps or a turn outlasts its lease, so a job must be harmless when done twice: the lease only spares work.
 */
export async function takeLease({ prisma }: Database, name: string, ttlMs: number, now = Date.now()): Promise<boolean> {
  const lease = { holder: holder(), expiresAt: new Date(now + ttlMs) };
  const { count } = await prisma.jobLease.updateMany({
    where: { name, OR: [{ holder: lease.holder }, ...endedLeases(now, ttlMs)] },
    data: lease,
  });
  if (count > 0) return true;
  if (await prisma.jobLease.findUnique({ where: { name } })) return false;
  // Whoever of two comes second finds the name taken.
  return prisma.jobLease.create({ data: { name, ...lease } }).then(
    () => true,
    () => false,
  );
}

/** Leases of `ttlMs` that hold no more: they have expired, or go on for so long that their holder's clock was ahead. */
function endedLeases(now: number, ttlMs: number) {
  return [{ expiresAt: { lt: new Date(now) } }, { expiresAt: { gt: new Date(latestBelievable(now) + ttlMs) } }];
}

/** Gives up what this process holds, so that another need not wait for it to expire. */
export async function releaseLeases({ prisma }: Database): Promise<void> {
  await prisma.jobLease.deleteMany({ where: { holder: holder() } });
}
