import type { Permission } from "@/lib/contract/users/permission";
import { createGroup } from "@/lib/services/groups";
import { createKey } from "@/lib/services/keys";
import { registerStation } from "@/lib/services/observations";
import { record } from "@/lib/services/readings";
import { createStation, removeStation } from "@/lib/services/stations";
import { createTemperatureData } from "@/lib/services/temperature-data";
import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";
import { basic } from "../support/client";
import { exchange } from "../support/exchange";
import { PASSWORD } from "../support/station-client";

interface Person {
  isStaff?: boolean;
  isSuperuser?: boolean;
  isActive?: boolean;
  permissions?: Permission[];
}

/** The callers, and their permissions. */
const PEOPLE = {
  /** The textbook's user, who has all permissions on weather records. */
  arshdeep: { isStaff: true },
  /** A known user without permissions. */
  visitor: {},
  /** May view stations only. */
  reader: { isStaff: true, permissions: ["Station.view"] },
  root: { isStaff: true, isSuperuser: true },
  retired: { isStaff: true, isActive: false },
} satisfies Record<string, Person>;

export type Who = keyof typeof PEOPLE | "nobody";

export function credentials(who: Who): Record<string, string> {
  return who === "nobody" ? {} : basic(who, PASSWORD);
}

export const OBSERVED_S = 1_393_926_310;
const PLACE = { lat: 30.733315, lon: 76.779418 };
const FIRST = { timestamp: OBSERVED_S * 1000, temperature: 28 };

/** How many stations there are whose names begin with "Paged". */
export const PAGED = 25;

/** Creates records that many rows read and none changes. */
export async function makeWorld(fixture: ServerBench): Promise<void> {
  const ctx = fixture.ctx();
  for (const [username, { permissions, ...rights }] of Object.entries<Person>(PEOPLE)) {
    const groups = permissions ? { groupIds: [(await createGroup(ctx, { name: username, permissions })).id] } : {};
    await createUser(ctx, { username, password: PASSWORD, ...rights, ...groups });
  }
  for (let i = 1; i <= PAGED; i += 1) {
    await createStation(ctx, { name: `Paged ${String(i).padStart(2, "0")}`, lat: i, lon: -i });
  }
}

export type Names = Map<string, string>;

/** Records that a row can name by `$name`: created for that row alone, in this order. */
export const MAKERS: Record<string, (fixture: ServerBench, names: Names) => Promise<string>> = {
  origin: async ({ server }) => server.url,
  /** A station with one observation. */
  fresh: async (fixture) => String((await registerStation(fixture.ctx(), { name: "Fresh", ...PLACE, ...FIRST })).id),
  /** A station without observations. */
  silent: async (fixture) => String((await createStation(fixture.ctx(), { name: "Silent", lat: 1.5, lon: 2 })).id),
  gone: async (fixture) => {
    const { id } = await createStation(fixture.ctx(), { name: "Gone", lat: 1, lon: 1 });
    await removeStation(fixture.ctx(), { id });
    return String(id);
  },
  /** The ETag of $fresh. */
  etag: async (fixture, names) => {
    const path = `/station/${names.get("fresh")}/`;
    const { headers } = await exchange(fixture.server, { method: "GET", path, headers: credentials("arshdeep") });
    return headers.etag ?? "";
  },
  /** The key of a device of $fresh. */
  key: async (fixture, names) =>
    (await createKey(fixture.ctx(), { stationId: Number(names.get("fresh")), name: "roof" })).key,
  spot: async (fixture) => String((await createTemperatureData(fixture.ctx(), { ...PLACE, ...FIRST })).id),
  /** A reading of several metrics, as its resource shows it. */
  reading: async (fixture) => {
    const { id } = await createStation(fixture.ctx(), { name: "Roof", ...PLACE, elevation: 321 });
    const values = { temperature: 20, humidity: 50, windSpeed: 4 };
    await record(fixture.ctx(), [{ station: id, time: new Date(FIRST.timestamp).toISOString(), ...values }]);
    return `${id}-${FIRST.timestamp}`;
  },
  person: async (fixture) => String((await newPerson(fixture)).id),
  group: async (fixture) => {
    people += 1;
    return String((await createGroup(fixture.ctx(), { name: `Group ${people}`, permissions: ["Station.view"] })).id);
  },
};

let people = 0;

function newPerson(fixture: ServerBench) {
  people += 1;
  return createUser(fixture.ctx(), { username: `person${people}`, password: PASSWORD });
}
