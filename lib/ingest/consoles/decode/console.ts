import { isMetricKey, type MetricKey } from "../../../weather/metrics";
import { channelName } from "./channel-name";
import type { Decoded } from "./decoded";
import { Draft } from "./draft";
import { readNumber, rounded } from "./number";
import { lastValue, type Pair } from "./pairs";
import { type Dialect, type Rule, ruleOf } from "./rules";
import type { Station } from "./settings";
import { settle } from "./settle";
import { readTime } from "./time";

/** Named in a note; the others are counted. */
const MAX_NAMED = 5;

/**
 * Reads what a console of Ecowitt, Ambient or Weather Underground's kind sent. A value that cannot be read loses itself,
 * never its reading.
 * @param now epoch ms
 */
export function decodeConsole(pairs: readonly Pair[], dialect: Dialect, station: Station, now: number): Decoded {
  const draft = new Draft();
  const unreadable = new Set<string>();
  for (const [name, text] of pairs) {
    const rule = ruleOf(name, dialect) ?? unknown(name);
    if (rule.to === "nowhere") continue;
    const value = readNumber(text, { isTemperature: isTemperature(rule) });
    if (value === "unreadable") unreadable.add(name);
    else if (value !== "nothing") put(draft, rule, name, value);
  }
  const { time, note } = readTime(lastValue(pairs, "dateutc"), now);
  const decoded = settle(draft, { dialect, station });
  if (note !== undefined) decoded.notes.unshift(note);
  if (unreadable.size > 0) decoded.notes.push(`Not a number: ${listed([...unreadable])}.`);
  return { ...decoded, time };
}

function unknown(name: string): Rule {
  const plain = channelName(name);
  // A metric's name without a unit that is known.
  return isMetricKey(plain) ? { to: "channel", name: `sent.${plain}` } : { to: "channel", name: plain };
}

function put(draft: Draft, rule: Exclude<Rule, { to: "nowhere" }>, name: string, sent: number): void {
  const value = rounded(rule.to !== "channel" || !rule.isInverted ? (rule.convert?.(sent) ?? sent) : inverted(sent));
  if (rule.to === "metric") draft.addMetric(rule.metric, value, { rank: rule.rank ?? 0, name });
  else if (rule.to === "channel") draft.addChannel(rule.name, value, ruleOf(name, "ecowitt") !== undefined);
  else if (rule.to === "counter") draft.addCounter(rule.gauge, rule.counter, value);
  else draft.addSlot(rule.slot, rule.channel ?? 0, { value, name });
}

function inverted(value: number): number {
  return value === 0 || value === 1 ? 1 - value : value;
}

const TEMPERATURES: ReadonlySet<MetricKey> = new Set(["temperature", "dewPoint", "soilTemperature"]);

function isTemperature(rule: Rule): boolean {
  if (rule.to === "metric") return TEMPERATURES.has(rule.metric);
  return (
    (rule.to === "slot" && rule.slot === "channelTemperature") || (rule.to === "channel" && /temp/i.test(rule.name))
  );
}

/** As "a, b and 3 more". */
export function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return more > 0 ? `${names.slice(0, MAX_NAMED).join(", ")} and ${more} more` : names.join(", ");
}
