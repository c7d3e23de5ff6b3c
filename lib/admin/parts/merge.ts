import { z } from "zod";
import { lineSchema } from "../../contract/text";
import { modelNamed } from "../../db/models";
import { AppError } from "../../errors";
import { type Merged, mergeStations, previewMerge, UNDONE_ALREADY, undoMerge } from "../../services/merges";
import { getRecord } from "../../services/records";
import { action, idOf, together } from "../model/declare";

const schema = z.object({ into: z.int().positive(), reason: lineSchema().max(500).default("") });

/** Limit on the obstacles shown, and on the stations named in the message afterwards. */
const SHOWN = 10;

const WORDS = {
  SensorData: "Readings",
  PeriodValue: "Values of periods",
  DeviceKey: "Device keys",
  DeviceEvent: "Device events",
} as const;

/** Merges the selected stations into one. */
export const mergeAction = together({
  name: "merge",
  label: "Merge",
  permission: "delete",
  least: 2,
  schema,
  fields: {
    into: {
      kind: "integer",
      label: "The station that remains",
      help: "It keeps its name, place and other attributes.",
    },
    reason: { label: "Reason", help: "For the log." },
  },
  help: "All readings move to one station, unchanged, and the other stations are deleted. Repeats are dropped; a reading stays where it is when the remaining station has other values at that time. The log can undo the merge.",
  preview: async (ctx, keys, { into }) => {
    const preview = await previewMerge(ctx, { stations: keys.map(idOf), into });
    const { stations, going, moving, obstacles } = preview;
    const choices = stations.map(({ id, name, readings }) => ({
      value: String(id),
      label: `${name} (${id}), ${counted(readings)} ${readings.value === 1 ? "reading" : "readings"}`,
    }));
    const shown = obstacles.slice(0, SHOWN);
    if (obstacles.length > SHOWN) shown.push(`And ${obstacles.length - SHOWN} more.`);
    return {
      choices: { into: choices },
      values: { into: preview.into },
      facts: [
        { label: "Stations to be deleted", text: going.toLocaleString("en") },
        ...moving
          .filter(({ model, count }) => model === "SensorData" || count.value > 0)
          .map(({ model, count }) => ({ label: WORDS[model], text: counted(count) })),
      ],
      obstacles: shown,
      isLong: moving.some(({ count }) => count.isMore),
    };
  },
  runAll: async (ctx, keys, { into, reason }, progress) => {
    const stations = keys.map(idOf);
    if (!stations.includes(into)) {
      throw new AppError("invalid", "The input is not valid.", { into: ["Choose one of the selected stations."] });
    }
    const options = progress ? { signal: progress.signal, onProgress: progress.done } : {};
    return sentenceOf(await mergeStations(ctx, { into, stations, reason }, options), into);
  },
});

/** Undoes the merge of a log entry. */
export const undoMergeAction = action({
  name: "undo-merge",
  label: "Undo this merge",
  permission: "view",
  confirm:
    "The station returns with its number and everything that was moved. What the other one has received since stays there.",
  schema: z.object({}),
  applies: ({ action }) => action === "merge",
  run: async (ctx, key) => {
    const entry = await getRecord(ctx, { model: modelNamed("LogEntry"), key });
    const merge = entrySchema.safeParse(entry);
    if (!merge.success) throw new AppError("invalid", "This entry is not about a merge.");
    await undoMerge(ctx, { id: merge.data.changes.merge[1] }).catch(unlessUndone);
    return {};
  },
  done: (count) => `${count === 1 ? "1 merge was" : `${count} merges were`} undone.`,
});

/** An already undone merge among several selected does not stop the others. */
function unlessUndone(error: unknown): void {
  if (!(error instanceof AppError) || error.message !== UNDONE_ALREADY) throw error;
}

const entrySchema = z.object({
  action: z.literal("merge"),
  changes: z.object({ merge: z.tuple([z.null(), z.int().positive()]) }),
});

function sentenceOf({ stations, readings, repeats, stayed }: Merged, into: number): string {
  const gone = stations === 1 ? "1 station was" : `${stations.toLocaleString("en")} stations were`;
  const moved = `${gone} merged into station ${into}, with ${numbered(readings, "reading")}`;
  const known = repeats > 0 ? ` and ${repeats.toLocaleString("en")} that it had already` : "";
  const stays = stayed.slice(0, SHOWN).map(({ id, name, readings: left, records }) => {
    const what = [left > 0 ? numbered(left, "reading") : "", records > 0 ? numbered(records, "other record") : ""];
    return ` ${what.filter(Boolean).join(" and ")} of “${name}” (${id}) stayed, since station ${into} has other values at the same times.`;
  });
  const more = stayed.length > SHOWN ? ` And ${stayed.length - SHOWN} more stations stayed.` : "";
  return `${moved}${known}.${stays.join("")}${more}`;
}

function numbered(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : `${one}s`}`;
}

function counted({ value, isMore }: { value: number; isMore: boolean }): string {
  return `${value.toLocaleString("en")}${isMore ? "+" : ""}`;
}
