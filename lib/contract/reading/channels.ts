import { z } from "zod";
import { isMetricKey } from "../../weather/metrics";

/** Letters and digits of any script. */
const CHANNEL_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.+-]{0,39}$/u;

/** Channels of one reading that are stored. */
export const MAX_CHANNELS = 32;

/** Names of one station. */
export const MAX_STATION_CHANNELS = 200;

/** As many names as an answer lists. */
const MAX_OMITTED = 100;
const MAX_NAME = 40;

export const BAD_CHANNEL_NAME = "Names begin with a letter or digit and have up to 40 letters, digits, _ . + - only.";

/** JavaScript gives this key of an object another meaning. */
const UNUSABLE = "__proto__";

export function isChannelName(name: string): boolean {
  return CHANNEL_NAME.test(name) && name !== UNUSABLE;
}

/** The one rule for names, whatever way they come. A metric's name is none where it would be ambiguous: see `admissible`. */
export const channelNameSchema = z
  .string()
  .regex(CHANNEL_NAME, { error: BAD_CHANNEL_NAME })
  .refine((name) => name !== UNUSABLE, { error: BAD_CHANNEL_NAME });

/** Values by channel. */
export type Channels = Record<string, number>;

/** Values by channel as sent; null for not measured. */
const sentSchema = z.record(channelNameSchema, z.number().nullable(), {
  error: (issue) => (issue.code === "invalid_key" ? BAD_CHANNEL_NAME : undefined),
});

/**
 * The first channels that were measured, which are as many as one reading may have, and the names of what is left out:
 * those beyond them, and those of metrics. Names that are not valid are left out too, if they are beyond them.
 */
export function admissible(extra: object): { first: Record<string, unknown>; omitted: string[] } {
  const first: Record<string, unknown> = {};
  const omitted: string[] = [];
  let count = 0;
  for (const [name, value] of Object.entries(extra)) {
    if (value === null) continue;
    if (count < MAX_CHANNELS && !isMetricKey(name) && name !== UNUSABLE) {
      first[name] = value;
      count += 1;
    } else if (omitted.length < MAX_OMITTED) omitted.push(name.slice(0, MAX_NAME));
  }
  return { first, omitted };
}

/** Up to 32 channels; those that were not measured are dropped. For descriptions, and for what `admissible` leaves. */
export const extraSchema = sentSchema.transform((extra) => {
  const measured: Channels = {};
  for (const [name, value] of Object.entries(extra)) if (value !== null) measured[name] = value;
  return measured;
});
