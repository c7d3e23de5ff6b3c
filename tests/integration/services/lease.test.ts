import { expect, it } from "vitest";
import { forget } from "@/lib/process-singleton";
import { releaseLeases, takeLease } from "@/lib/services/lease";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15, 12);
const TTL = 60_000;

onEachDatabase("a lease", (fixture) => {
  const leaseOf = (name: string) => fixture.database.prisma.jobLease.findUnique({ where: { name } });
  const take = (name: string, now = NOW) => takeLease(fixture.database, name, TTL, now);
  /** From here on the leases see this process as another one. */
  const becomeAnother = () => forget("lease-holder");
  let names = 0;
  const newName = () => `job${++names}`;

  it("a lease belongs to the first process that asks, until it expires", async () => {
    const name = newName();
    expect(await take(name)).toBe(true);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
    becomeAnother();
    expect(await take(name, NOW + 1)).toBe(false);
    expect(await take(name, NOW + TTL)).toBe(false);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
  });

  it("a lease is renewed by its holder", async () => {
    const name = newName();
    await take(name);
    expect(await take(name, NOW + TTL - 1)).toBe(true);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + 2 * TTL - 1) });
  });

  it("an expired lease passes to another process, and its former holder must wait", async () => {
    const name = newName();
    await take(name);
    const first = (await leaseOf(name))?.holder;
    becomeAnother();
    expect(await take(name, NOW + TTL + 1)).toBe(true);
    expect((await leaseOf(name))?.holder).not.toBe(first);
    await fixture.database.prisma.jobLease.update({ where: { name }, data: { holder: "a third process" } });
    expect(await take(name, NOW + TTL + 2)).toBe(false);
  });

  it("a lease dated years ahead by a wrong clock is void, and one dated slightly ahead holds", async () => {
    const [ahead, slightly] = [newName(), newName()];
    await take(ahead, NOW + 365 * 86_400_000);
    await take(slightly, NOW + 5 * 60_000);
    becomeAnother();
    expect(await take(ahead)).toBe(true);
    expect(await leaseOf(ahead)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
    expect(await take(slightly)).toBe(false);
  });

  it("the lease of one job does not block another job", async () => {
    await take(newName());
    becomeAnother();
    expect(await take(newName())).toBe(true);
  });

  it.each(["is free", "has expired"])("one of many concurrent callers gets the lease when it %s", async (state) => {
    const name = newName();
    if (state === "has expired") {
      await fixture.database.prisma.jobLease.create({ data: { name, holder: "gone", expiresAt: new Date(NOW - 1) } });
    }
    const attempts = Array.from({ length: 8 }, () => {
      becomeAnother();
      return take(name);
    });
    expect((await Promise.all(attempts)).filter((taken) => taken)).toHaveLength(1);
  });

  it("a process releases its own leases only", async () => {
    const [theirs, ours] = [newName(), newName()];
    await take(theirs);
    becomeAnother();
    await take(ours);
    await releaseLeases(fixture.database);
    expect(await leaseOf(ours)).toBeNull();
    expect(await leaseOf(theirs)).not.toBeNull();
  });
});
