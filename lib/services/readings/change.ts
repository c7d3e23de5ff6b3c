import type { Prisma, Tx } from "../../db/client";
import { prismaSql } from "../../db/prisma-sql";
import { markDirty } from "../../db/statements/dirty";
import { latestReading, observationOf, type ReadingRow, readingsBetween } from "../../db/statements/readings";
import { lockStations, type RecordingStation, setLatest } from "../../db/statements/stations";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { announce } from "../stations/announce";

/**
 * Runs a person's change of one reading as one transaction: the change, its log entry, the mark on its hour, and the
 * station's latest if that was the reading.
 * @throws AppError not_found when there is no such reading
 */
export async function changeReading(
  ctx: Context,
  { stationId, time }: { stationId: number; time: number },
  change: (tx: Tx, reading: ReadingRow) => Promise<Prisma.LogEntryUncheckedCreateInput>,
): Promise<void> {
  const { prisma, dialect } = ctx.database;
  await prisma.$transaction(async (tx) => {
    const sql = prismaSql(tx);
    const [station] = await lockStations(sql, dialect, [stationId]);
    const [reading] = await readingsBetween(sql, { stationId, from: time, to: time + 1 });
    if (!station || !reading) throw new AppError("not_found", "Not found.");
    const entry = await change(tx, reading);
    await tx.logEntry.create({ data: entry });
    await markDirty(sql, dialect, [reading]);
    if (station.timestamp === time) await refreshLatest(tx, station);
  });
  await announce(ctx, [stationId]);
}

async function refreshLatest(tx: Tx, station: RecordingStation): Promise<void> {
  const sql = prismaSql(tx);
  const latest = await latestReading(sql, station.id);
  const { time, values } = latest ? observationOf(latest) : { time: null, values: {} };
  await setLatest(sql, [{ stationId: station.id, time, values, qualityState: station.qualityState }]);
}
