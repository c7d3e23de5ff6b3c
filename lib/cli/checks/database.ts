import { existsSync } from "node:fs";
import { database } from "../../db/client";
import { pendingMigrations } from "../../db/migrations/run";
import { countReadings } from "../../db/queries/records/counts";
import { parseDatabaseUrl } from "../../db/url";
import { env } from "../../env";
import { systemContext } from "../../services/context";
import { aheadText, stationsAhead } from "../../services/stations";
import { nameOf, reachable } from "../session";
import { type Finding, good, wrong } from "./check";

/** Counting stops here, so that the check of a large network stays quick. */
const MAX_COUNTED = 1_000_000;
/** The most stations that are listed by name. */
const MAX_NAMED = 10;

/** Whether the database answers and has its tables, which the other checks need. */
export async function checkDatabase(): Promise<Finding> {
  const target = parseDatabaseUrl(env.DATABASE_URL);
  if (target.dialect === "sqlite" && !existsSync(target.file)) {
    return wrong(`${nameOf(target)} does not exist yet: \`npm start\` creates it.`);
  }
  const pending = await reachable(target, () => pendingMigrations(env.DATABASE_URL));
  if (pending.length === 0) return good(`${nameOf(target)} answers and is up to date.`);
  return wrong(`${nameOf(target)} lacks ${pending.join(", ")}: run \`npm run manage -- migrate\`.`);
}

export async function checkContent(): Promise<Finding> {
  const { prisma, read } = database();
  const stations = await prisma.station.count();
  const readings = await countReadings(read, MAX_COUNTED);
  return good(`Stations: ${stations}. Readings: ${readings}${readings === MAX_COUNTED ? " or more" : ""}.`);
}

export async function checkLatest(): Promise<Finding> {
  const latest = await database().prisma.station.findFirst({
    where: { timestamp: { not: null } },
    orderBy: { timestamp: "desc" },
    select: { name: true, timestamp: true },
  });
  if (!latest?.timestamp) return good("No station has a reading yet.");
  const ahead = await stationsAhead(systemContext("check"));
  if (ahead.length === 0)
    return good(`The latest reading is from ${latest.timestamp.toISOString()}, of ${latest.name}.`);
  const named = ahead.slice(0, MAX_NAMED).map(({ name, time }) => `${name} (${new Date(time).toISOString()})`);
  return wrong(`${aheadText(ahead)}: ${named.join(", ")}${ahead.length > MAX_NAMED ? " and others" : ""}.`);
}

export async function checkStatistics(): Promise<Finding> {
  const { prisma } = database();
  const oldest = await prisma.dirtyHour.findFirst({ orderBy: { time: "asc" }, select: { time: true } });
  if (!oldest) return good("All statistics are up to date.");
  const hours = await prisma.dirtyHour.count();
  return good(`Statistics to be rebuilt: ${hours} hours, the oldest ${oldest.time.toISOString()}.`);
}
