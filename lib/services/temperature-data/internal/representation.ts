import type { TemperatureDataItem } from "../../../contract/reading/temperature-data";
import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import { AppError } from "../../../errors";
import { utcText } from "../../../format/utcText";
import { isFuture } from "../../../weather/time/clock";
import type { Context } from "../../context";
import { knownId, notFound } from "../../guard";

interface Row extends Omit<TemperatureDataItem, "timestamp"> {
  timestamp: Date;
}

export function toTemperatureData({ timestamp, ...row }: Row): TemperatureDataItem {
  return { ...row, timestamp: timestamp.getTime() };
}

export function labelOf({ timestamp }: TemperatureDataItem): string {
  return `temperature at ${utcText(timestamp)} UTC`;
}

/** A reading in the future would be the latest one until its time has come. */
export function refuseFuture({ now }: Context, timestamp: number): void {
  if (!isFuture(timestamp, now())) return;
  throw new AppError("invalid", "The input is not valid.", { timestamp: ["This time is in the future."] });
}

/** The record, locked until the transaction ends. */
export async function lockTemperatureData({ database }: Context, tx: Tx, id: number): Promise<TemperatureDataItem> {
  const known = knownId(id);
  const lock = database.dialect === "mysql" ? "FOR UPDATE" : "";
  await prismaSql(tx).all(`SELECT "id" FROM "TemperatureData" WHERE "id" = ? ${lock}`, [known]);
  const row = await tx.temperatureData.findUnique({ where: { id: known } });
  if (!row) throw notFound();
  return toTemperatureData(row);
}
