import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { createKey } from "@/lib/services/keys";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const NOT_SET = { status: "refused", errors: { time: [expect.stringContaining("clock of the device is not set")] } };

onEachDatabase("a device whose clock was never set", (fixture) => {
  it("its times before 2020 are refused, a reading without a time is stored, and staff may add old ones", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Clock", lat: 1, lon: 2 });
    const { id: keyId } = await createKey(fixture.ctx(), { stationId: id, name: "board" });
    const actor: Actor = { kind: "key", id: keyId, name: "board", stationId: id, scopes: new Set(["write"]) };
    const old = [
      { time: 42, temperature: 20 },
      { time: 3642, temperature: 20.1 },
      { time: "2000-01-01T00:01:30Z", temperature: 20.2 },
      { time: "2019-12-31T23:59:59Z", temperature: 20.3 },
    ];
    const now = [{ temperature: 20.4 }, { time: "2020-01-01T00:00:00Z", temperature: 20.5 }];
    const results = await record({ ...fixture.ctx(), actor }, [...old, ...now]);
    expect(results.slice(0, 4)).toEqual(old.map(() => NOT_SET));
    expect(results.slice(4)).toMatchObject([{ status: "stored" }, { status: "stored" }]);
    const byStaff = await record(
      fixture.ctx(),
      old.map((reading) => ({ ...reading, station: id })),
    );
    expect(byStaff.map(({ status }) => status)).toEqual(["stored", "stored", "stored", "stored"]);
  });
});
