import { isChannelName } from "../../lib/contract/reading/channels";
import { isMetricKey } from "../../lib/weather/metrics";
import type { Sample } from "../sensors/sensor";

export interface NamedSample {
  name: string;
  rename: Readonly<Record<string, string>>;
  sample: Sample;
}

/** Merges sensors' samples into one reading. Of a repeated metric, all but the first become extra channels. */
export function mergeSamples(samples: readonly NamedSample[]): Sample {
  const values: Record<string, number> = {};
  const extra: Record<string, number> = {};
  for (const { name, rename, sample } of samples) {
    for (const [channel, value] of Object.entries({ ...sample.extra, ...sample.values })) {
      if (typeof value !== "number" || !Number.isFinite(value)) continue;
      const key = rename[channel] ?? channel;
      if (isMetricKey(key) && !(key in values)) values[key] = value;
      else if (!isMetricKey(key) && !(channelName(key) in extra)) extra[channelName(key)] = value;
      else extra[channelName(`${name}.${key}`)] = value;
    }
  }
  return { values, ...(Object.keys(extra).length > 0 ? { extra } : {}) };
}

/** A name that the server accepts. */
function channelName(text: string): string {
  const plain = [...text.replaceAll(/[^\p{L}\p{N}_.+-]/gu, "_")].slice(0, 40).join("");
  return isChannelName(plain) ? plain : `x${[...plain].slice(0, 39).join("")}`;
}
