import { expect, it } from "vitest";
import { releaseLeases, takeLease } from "@/lib/jobs/lease";
import { forget } from "@/lib/process-singleton";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15, 12);
const TTL = 60_000;

onEachDatabase("a lease", (fixture) => {
  const leaseOf = (name: string) => fixture.database.prisma.jobLease.findUnique({ where: { name } });
  const take = (name: string, now = NOW) => takeLease(fixture.database, name, TTL, now);
  /** From here on this process is another one to the leases. */
  const becomeAnother = () => forget("lease-holder");
  let names = 0;
  const newName = () => `job${++names}`;

  it("is had by who comes first, for its time", async () => {
    const name = newName();
    expect(await take(name)).toBe(true);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
    becomeAnother();
    expect(await take(name, NOW + 1)).toBe(false);
    expect(await take(name, NOW + TTL)).toBe(false);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
  });

  it("is renewed by its holder", async () => {
    const name = newName();
    await take(name);
    expect(await take(name, NOW + TTL - 1)).toBe(true);
    expect(await leaseOf(name)).toMatchObject({ expiresAt: new Date(NOW + 2 * TTL - 1) });
  });

  it("goes to another once it has expired, and its former holder must wait", async () => {
    const name = newName();
    await take(name);
    const first = (await leaseOf(name))?.holder;
    becomeAnother();
    expect(await take(name, NOW + TTL + 1)).toBe(true);
    expect((await leaseOf(name))?.holder).not.toBe(first);
    await fixture.database.prisma.jobLease.update({ where: { name }, data: { holder: "a third process" } });
    expect(await take(name, NOW + TTL + 2)).toBe(false);
  });

  it("that a clock far ahead has made for years holds no more, and one that a clock slightly ahead has made does", async () => {
    const [ahead, slightly] = [newName(), newName()];
    await take(ahead, NOW + 365 * 86_400_000);
    await take(slightly, NOW + 5 * 60_000);
    becomeAnother();
    expect(await take(ahead)).toBe(true);
    expect(await leaseOf(ahead)).toMatchObject({ expiresAt: new Date(NOW + TTL) });
    expect(await take(slightly)).toBe(false);
  });

  it("of one job does not hinder another job", async () => {
    await take(newName());
    becomeAnother();
    expect(await take(newName())).toBe(true);
  });

  it.each(["is free", "has expired"])("goes to one of many that ask at once when it %s", async (state) => {
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

  it("is given up by its holder alone", async () => {
    const [theirs, ours] = [newName(), newName()];
    await take(theirs);
    becomeAnother();
    await take(ours);
    await releaseLeases(fixture.database);
    expect(await leaseOf(ours)).toBeNull();
    expect(await leaseOf(theirs)).not.toBeNull();
  });
});
