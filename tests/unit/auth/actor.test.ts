import { describe, expect, it } from "vitest";
import { type Actor, ANONYMOUS, actorName, authoriseKey, may, system, type UserActor } from "@/lib/auth/actor";

const user: UserActor = {
  kind: "user",
  id: 1,
  name: "ada",
  isStaff: true,
  isSuperuser: false,
  permissions: new Set(["Station.add"]),
};
const device: Actor = { kind: "key", id: 1, name: "roof", stationId: 1, scopes: new Set(["read", "write"]) };

describe("what an actor may", () => {
  it("a member of staff may do what they were permitted", () => {
    expect(may(user, "Station.add")).toBe(true);
    expect(may(user, "Station.delete")).toBe(false);
    expect(may(user, "SensorData.add")).toBe(false);
  });

  it("a user who is not staff has no permissions, superuser or not", () => {
    expect(may({ ...user, isStaff: false }, "Station.add")).toBe(false);
    expect(may({ ...user, isStaff: false, isSuperuser: true }, "Station.add")).toBe(false);
  });

  it("superusers on the staff and the system may do everything", () => {
    expect(may({ ...user, isSuperuser: true, permissions: new Set() }, "User.delete")).toBe(true);
    expect(may(system("job"), "User.delete")).toBe(true);
  });

  it("devices and anonymous actors have no permissions", () => {
    expect(may(device, "SensorData.add")).toBe(false);
    expect(may(ANONYMOUS, "Station.view")).toBe(false);
  });
});

describe("what a device's key is good for", () => {
  it("a key permits reading, writing or both", () => {
    for (const scope of ["read", "write"] as const) {
      const other = scope === "read" ? "write" : "read";
      const limited: Actor = { ...device, scopes: new Set([scope]) };
      expect(() => authoriseKey(device, scope)).not.toThrow();
      expect(() => authoriseKey(limited, scope)).not.toThrow();
      expect(() => authoriseKey(limited, other)).toThrow(
        expect.objectContaining({ code: "forbidden", message: `This key may not ${other}.` }),
      );
    }
  });

  it("key scopes do not restrict other actors", () => {
    for (const actor of [user, system("job"), ANONYMOUS]) expect(() => authoriseKey(actor, "write")).not.toThrow();
  });
});

it("an actor has a name for the log", () => {
  expect([user, device, system("job"), ANONYMOUS].map(actorName)).toEqual(["ada", "roof", "job", "anonymous"]);
});
