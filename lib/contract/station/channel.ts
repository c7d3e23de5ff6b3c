import { z } from "zod";
import { CHANNEL_KINDS, type ChannelKind } from "../../weather/channels";
import { lineSchema } from "../text";

const kindSchema = z.enum(Object.keys(CHANNEL_KINDS) as ChannelKind[]);

/** A channel of a station with its newest value. Times are epoch ms. */
export const channelSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** Empty for the usual one of a well-known name. */
  label: z.string(),
  unit: z.string(),
  kind: kindSchema,
  /** Whether everybody who sees the station sees it. */
  visible: z.boolean(),
  value: z.number().nullable(),
  time: z.number().nullable(),
});
export type ChannelNow = z.infer<typeof channelSchema>;

/** Changes of a channel. Absent fields keep their values. */
export const channelChangeSchema = z.object({
  label: lineSchema().max(60).optional(),
  unit: lineSchema().max(16).optional(),
  kind: kindSchema.optional(),
  visible: z.boolean().optional(),
});
