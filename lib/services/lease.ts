import { randomUUID } from "node:crypto";
import type { Database } from "../db/client";
import { processSingleton } from "../process-singleton";
import { latestBelievable } from "../weather/time/clock";

/** Identifies this process among those that share the database. */
const holder = () => processSingleton("lease-holder", () => randomUUID());

/**
 * Takes or renews the right to run a job until `now + ttlMs`. False if another process has it. Two may overlap when a
 * clock jumps or a run outlasts its lease, so a job must be harmless when done twice: the lease only avoids redundant
 * work.
 */
export async function takeLease({ prisma }: Database, name: string, ttlMs: number, now = Date.now()): Promise<boolean> {
  const lease = { holder: holder(), expiresAt: new Date(now + ttlMs) };
  const { count } = await prisma.jobLease.updateMany({
    where: { name, OR: [{ holder: lease.holder }, ...endedLeases(now, ttlMs)] },
    data: lease,
  });
  if (count > 0) return true;
  if (await prisma.jobLease.findUnique({ where: { name } })) return false;
  // Of two concurrent callers the second violates the unique name.
  return prisma.jobLease.create({ data: { name, ...lease } }).then(
    () => true,
    () => false,
  );
}

/** Leases that have ended: expired, or so far in the future that their holder's clock was ahead. */
function endedLeases(now: number, ttlMs: number) {
  return [{ expiresAt: { lt: new Date(now) } }, { expiresAt: { gt: new Date(latestBelievable(now) + ttlMs) } }];
}

/** Releases this process's leases, so that another process need not wait until they expire. */
export async function releaseLeases({ prisma }: Database): Promise<void> {
  await prisma.jobLease.deleteMany({ where: { holder: holder() } });
}
