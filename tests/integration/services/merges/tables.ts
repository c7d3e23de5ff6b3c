import { MODELS } from "@/lib/db/models";
import { type Cells, pagesOf } from "@/lib/db/queries/records/tables";
import type { TestBench } from "../../support/database";

/** Tables that record what happened, rather than the current state. */
const OF_THE_PAST = ["LogEntry", "StationMerge", "MergedReading", "MergedRecord", "DirtyHour", "Setting", "JobLease"];

/** All rows of all tables by name, without the times of their last change. */
export async function allRows({ database }: TestBench): Promise<Record<string, Cells[]>> {
  const tables: Record<string, Cells[]> = {};
  for (const model of MODELS.filter(({ name }) => !OF_THE_PAST.includes(name))) {
    const rows: Cells[] = [];
    for await (const page of pagesOf(database.read, database.dialect, model, 1000)) {
      for (const cells of page)
        rows.push(Object.fromEntries(model.fields.map(({ name }, i) => [name, cells[i] ?? null])));
    }
    tables[model.name] = rows.map(({ updatedAt: _updatedAt, ...row }) => row);
  }
  return tables;
}
