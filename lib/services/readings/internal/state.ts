import { newestReadings } from "../../../db/queries/readings/readings";
import type { Sql } from "../../../db/sql";
import { type QualityState, rememberInto } from "../../../weather/quality/quality";
import { PAST_MS, PAST_READINGS } from "./quality-control";

/**
 * The state of quality control after the reading of that time, considering the decisions of people on earlier values.
 */
export async function stateAt(sql: Sql, stationId: number, time: number): Promise<QualityState> {
  const past = await newestReadings(sql, { stationId, from: time - PAST_MS, to: time + 1 }, PAST_READINGS);
  const state: QualityState = {};
  for (const reading of past) rememberInto(state, reading.time, reading);
  return state;
}
