import { expect, it } from "vitest";
import { keyFieldsSchema } from "@/lib/contract/device/key";

const parse = (fields: object) => keyFieldsSchema.safeParse({ name: "roof", ...fields });

it("by default a key has all scopes, never expires and works from any address", () => {
  expect(parse({}).data).toEqual({
    name: "roof",
    kind: "device",
    scopes: ["read", "write"],
    expiresAt: null,
    addresses: [],
  });
});

it.each(["192.0.2.7", "10.0.0.0/8", "2001:db8::1", "2001:db8::/32", "::/0"])(
  "a key accepts the address %s",
  (address) => {
    expect(parse({ addresses: [address] }).success).toBe(true);
  },
);

it.each(["", "localhost", "10.0.0.0/33", "10.0.0", "2001:db8::/129", "10.0.0.1,10.0.0.2", "fe80::1%eth0"])(
  "a key refuses the address %j",
  (address) => {
    expect(parse({ addresses: [address] }).success).toBe(false);
  },
);

it("the longest list of addresses fits the column", () => {
  const longest = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128";
  expect(parse({ addresses: Array(20).fill(longest) }).success).toBe(true);
  expect(Array(20).fill(longest).join(",").length).toBeLessThanOrEqual(1000);
  expect(parse({ addresses: Array(21).fill(longest) }).success).toBe(false);
});

it("a key without scopes or with unknown ones is refused", () => {
  expect(parse({ scopes: [] }).success).toBe(false);
  expect(parse({ scopes: ["admin"] }).success).toBe(false);
  expect(parse({ expiresAt: 1.5 }).success).toBe(false);
});
