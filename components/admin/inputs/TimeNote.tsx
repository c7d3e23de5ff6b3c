import { utcText } from "@/lib/format/utcText";
import type { ReadTime } from "../draft/timeText";

const LEAST_EPOCH_S = 1e8;

/** How the typed time will be interpreted, where that is not obvious. */
export function TimeNote({ id, read, zone }: { id: string; read: ReadTime; zone: string }) {
  return (
    <p id={id} className="mt-1 text-muted text-xs empty:hidden">
      {noteOf(read, zone)}
    </p>
  );
}

function noteOf(read: ReadTime, zone: string): string {
  const place = zone.replaceAll("_", " ");
  if (read.kind === "skipped") return `There is no such time in ${place}: the clocks went forward over it.`;
  if (read.kind === "instant" && zone !== "UTC") {
    return `Is ${utcText(read.time)} UTC.${read.isTwice ? ` It occurred twice in ${place}; the first is meant.` : ""}`;
  }
  if (read.kind === "other") {
    const time = timeOf(read.text);
    if (!Number.isNaN(time)) return `Is ${utcText(time)} UTC.`;
  }
  return "";
}

/** From epoch seconds, or ISO 8601 with an offset. */
function timeOf(text: string): number {
  if (/^\d{9,11}$/.test(text)) return Number(text) >= LEAST_EPOCH_S ? Number(text) * 1000 : Number.NaN;
  return /^\d{4}-\d\d-\d\d[T ].*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text.replace(" ", "T")) : Number.NaN;
}
