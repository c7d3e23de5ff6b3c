import { DIALECTS, type DialectName } from "@/lib/contract/device/dialect";
import { loadDialect } from "@/lib/ingest/mqtt/dialects";
import type { Decoder, Said, Sample } from "@/lib/ingest/mqtt/dialects/dialect";
import { fieldsOf } from "@/lib/ingest/mqtt/dialects/fields";

/** One decoder's answers to messages; `base` levels are what all topics have in common. */
export async function speaking(name: DialectName, base = 1) {
  const decoder = (await loadDialect(name)).decoder();
  return (topic: string, payload: unknown): Said | undefined => tell(decoder, topic, payload, base);
}

function tell(decoder: Decoder, topic: string, payload: unknown, base: number) {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return decoder.decode({ topic, levels: topic.split("/").slice(base), payload: text });
}

export function sampleOf(said: Said | undefined): Sample {
  if (said?.kind !== "sample") throw new Error(`no sample: ${JSON.stringify(said)}`);
  return said.sample;
}

export const fields = (said: Said | undefined, targets: Record<string, string> = {}) =>
  fieldsOf(sampleOf(said), new Map(Object.entries(targets)));

export { DIALECTS };
