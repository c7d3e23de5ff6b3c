import { z } from "zod";
import { isMetricKey } from "../../weather/metrics";
import { RAIN_COUNTERS } from "../../weather/rain/counters";
import { isChannelName } from "../reading/channels";
import { DIALECTS } from "./dialect";

/** Whether a value of this name is a field of a reading; others are channels. */
export function isReadingField(name: string): boolean {
  return isMetricKey(name) || RAIN_COUNTERS.some((counter) => counter === name);
}

/** A topic filter by MQTT's rules, of which no wildcard takes the first level: it would be everybody's topics. */
export const filterSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((filter) => isFilter(filter), { error: "+ stands for one whole level, # for all that follow at the end." })
  .refine((filter) => !/^[+#$]/.test(filter), {
    error: "The first level has to be a name: a wildcard there would be everybody's topics.",
  });

function isFilter(filter: string): boolean {
  const levels = filter.split("/");
  const isLegal = (level: string, i: number) =>
    level === "+" || (level === "#" && i === levels.length - 1) || !/[+#\p{Cc}]/u.test(level);
  return levels.length <= MAX_LEVELS && levels.every(isLegal);
}

const MAX_LEVELS = 20;

/** Whether the filter matches the topic: MQTT 5, 4.7. */
export function matches(filter: string, topic: string): boolean {
  const wanted = filter.split("/");
  const levels = topic.split("/");
  if (wanted.at(-1) === "#") {
    const base = wanted.slice(0, -1);
    return levels.length >= base.length && base.every((level, i) => level === "+" || level === levels[i]);
  }
  return levels.length === wanted.length && wanted.every((level, i) => level === "+" || level === levels[i]);
}

/** Lines "name = target" as a map; a target "-" is nothing. */
export function parseTargets(text: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, name, target] = TARGET.exec(line.trim()) ?? [];
    if (name !== undefined && target !== undefined) targets.set(name, target === "-" ? "" : target);
  }
  return targets;
}

const TARGET = /^(\S[^=]*?)\s*=\s*(\S+)$/;

const targetsSchema = z
  .string()
  .max(2000)
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .superRefine((text, check) => {
    for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
      const [, , target = ""] = TARGET.exec(line.trim()) ?? [];
      if (target === "-" || isReadingField(target) || isChannelName(target)) continue;
      check.addIssue({ code: "custom", message: `"${line.trim().slice(0, 80)}" is not of the form: name = metric.` });
    }
  });

export const newSubscriptionSchema = z.object({
  stationId: z.int().positive(),
  dialect: z.enum(DIALECTS),
  filter: filterSchema,
  targets: targetsSchema.default(""),
  isEnabled: z.boolean().default(true),
});

/** Absent fields keep their values. */
export const subscriptionChangeSchema = z.object({
  dialect: z.enum(DIALECTS).optional(),
  filter: filterSchema.optional(),
  targets: targetsSchema.optional(),
  isEnabled: z.boolean().optional(),
});
