import type { ChannelKind } from "../../../weather/channels";
import { columnList, INSERT_IGNORING, marks, type Sql, tuples } from "../../sql";
import type { Dialect } from "../../url";

/** A row of Channel. Times are epoch ms. */
export interface ChannelRow {
  id: number;
  stationId: number;
  name: string;
  label: string;
  unit: string;
  kind: ChannelKind;
  source: string;
  firstSeenAt: number;
  lastSeenAt: number;
  visible: boolean;
}

const COLUMNS = [
  "stationId",
  "name",
  "label",
  "unit",
  "kind",
  "source",
  "firstSeenAt",
  "lastSeenAt",
  "visible",
] as const satisfies (keyof ChannelRow)[];

/** The channels of these stations, by station and id: a range of an index each. */
export async function channelsOf(sql: Sql, stationIds: readonly number[]): Promise<ChannelRow[]> {
  const rows = await sql.all<ChannelRow>(
    `SELECT ${columnList(["id", ...COLUMNS])} FROM "Channel" WHERE "stationId" IN (${marks(stationIds.length)})
     ORDER BY "stationId", "id"`,
    stationIds,
  );
  return rows.map((row) => ({ ...row, visible: Boolean(row.visible) }));
}

export type NewChannel = Omit<ChannelRow, "id" | "label" | "visible">;

/** Adds channels; one that is there stays as it is. */
export async function insertChannels(sql: Sql, dialect: Dialect, channels: readonly NewChannel[]): Promise<void> {
  const columns = COLUMNS.filter((column) => column !== "label" && column !== "visible");
  await sql.run(
    `${INSERT_IGNORING[dialect]} INTO "Channel" (${columnList(columns)}) VALUES ${tuples(channels.length, columns.length)}`,
    channels.flatMap(({ firstSeenAt, lastSeenAt, ...channel }) => [
      channel.stationId,
      channel.name,
      channel.unit,
      channel.kind,
      channel.source,
      new Date(firstSeenAt),
      new Date(lastSeenAt),
    ]),
  );
}

/** Sets when these channels were first or last seen, epoch ms. */
export async function setSeen(
  sql: Sql,
  column: "firstSeenAt" | "lastSeenAt",
  time: number,
  ids: readonly number[],
): Promise<void> {
  await sql.run(`UPDATE "Channel" SET "${column}" = ? WHERE "id" IN (${marks(ids.length)})`, [new Date(time), ...ids]);
}
