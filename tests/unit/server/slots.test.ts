import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Slots } from "@/lib/server/slots";

describe("Slots", () => {
  it("slots are limited per address and in total, and each is returned once", () => {
    const step = fc.record({
      address: fc.constantFrom("10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8::2"),
      gives: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }), (steps, own, all) => {
        const slots = new Slots(own, all);
        const held: { network: string; leave: () => void }[] = [];
        for (const { address, gives } of steps) {
          const network = address.includes(":") ? "v6" : address;
          if (gives) {
            const last = held.pop();
            last?.leave();
            last?.leave();
            continue;
          }
          const mine = held.filter((one) => one.network === network).length;
          const leave = slots.take(address);
          expect(leave !== undefined).toBe(mine < own && held.length < all);
          if (leave) held.push({ network, leave });
        }
      }),
    );
  });
});
