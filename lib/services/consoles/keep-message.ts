import type { ConsoleMessage } from "../../contract/device/console";
import type { Database } from "../../db/client";
import { insertMessages, type KeptMessage, keptMessages, removeMessages } from "../../db/queries/devices/consoles";
import type { Sql } from "../../db/sql";
import { log } from "../../log";
import { isOutage } from "../../outage";
import { processSingleton } from "../../process-singleton";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";

/** Messages kept of each station, and of senders whom nobody knows. */
const OF_STATION = 5;
const UNKNOWN = 20;
/** They are written together, so that they cost little beside the readings. */
const DELAY_MS = 2000;
/** Stations per transaction. */
const BATCH_SIZE = 200;

interface Waiting {
  byStation: Map<number, ConsoleMessage[]>;
  unknown: Map<string, ConsoleMessage>;
  timer: NodeJS.Timeout | undefined;
}

const waitings = () => processSingleton("console-messages", () => new WeakMap<Database, Waiting>());

/**
 * Keeps a message for the one who looks why a console is silent: the last five of each station, and the last one of up to
 * twenty senders whom nobody knows. Written soon, and never awaited by the request. Authorised: a device for its own
 * station; anyone for a message of an unknown sender.
 * @throws AppError unauthenticated or forbidden
 */
export function keepMessage(ctx: Context, input: ConsoleMessage): void {
  const { stationId } = input;
  if (stationId !== null) authoriseDevice(ctx, { stationId, permission: "Device.change" });
  const waiting = waitings().get(ctx.database) ?? { byStation: new Map(), unknown: new Map(), timer: undefined };
  waitings().set(ctx.database, waiting);
  if (stationId === null) addUnknown(waiting.unknown, input);
  else {
    const own = waiting.byStation.get(stationId) ?? [];
    waiting.byStation.set(stationId, [...own, input].slice(-OF_STATION));
  }
  waiting.timer ??= setTimeout(() => void write(ctx, waiting), DELAY_MS).unref();
}

function addUnknown(unknown: Waiting["unknown"], message: ConsoleMessage): void {
  const sender = senderOf(message);
  unknown.delete(sender);
  unknown.set(sender, message);
  for (const key of unknown.keys()) {
    if (unknown.size <= UNKNOWN) break;
    unknown.delete(key);
  }
}

function senderOf({ kind, address, identifier }: Pick<KeptMessage, "kind" | "address" | "identifier">): string {
  return `${kind} ${address} ${identifier}`;
}

async function write({ database }: Context, waiting: Waiting): Promise<void> {
  waiting.timer = undefined;
  const stations = [...waiting.byStation];
  const unknown = [...waiting.unknown.values()];
  waiting.byStation.clear();
  waiting.unknown.clear();
  try {
    if (unknown.length > 0) await database.transaction((sql) => writeUnknown(sql, unknown));
    for (let i = 0; i < stations.length; i += BATCH_SIZE) {
      const batch = stations.slice(i, i + BATCH_SIZE);
      await database.transaction((sql) => writeStations(sql, batch));
    }
  } catch (error) {
    if (!isOutage(error)) log.warn({ err: error }, "messages of consoles could not be kept");
  }
}

async function writeStations(
  sql: Sql,
  batch: readonly (readonly [number, readonly ConsoleMessage[]])[],
): Promise<void> {
  await insertMessages(
    sql,
    batch.flatMap(([, messages]) => messages),
  );
  const seen = new Map<number | null, number>();
  const kept = await keptMessages(
    sql,
    batch.map(([id]) => id),
    { unknown: false },
  );
  const old = kept.filter(({ stationId }) => {
    const count = (seen.get(stationId) ?? 0) + 1;
    seen.set(stationId, count);
    return count > OF_STATION;
  });
  await removeMessages(
    sql,
    old.map(({ id }) => id),
  );
}

async function writeUnknown(sql: Sql, messages: readonly ConsoleMessage[]): Promise<void> {
  await insertMessages(sql, messages);
  const seen = new Set<string>();
  const old = (await keptMessages(sql, [], { unknown: true })).filter((one) => {
    const isOlder = seen.has(senderOf(one));
    seen.add(senderOf(one));
    return isOlder || seen.size > UNKNOWN;
  });
  await removeMessages(
    sql,
    old.map(({ id }) => id),
  );
}
