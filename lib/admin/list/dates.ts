import type { Choice, DateInfo } from "../../contract/admin/admin";
import { earliest, type Filter } from "../../db/queries/records/browse";
import type { Context } from "../../services/context";
import type { ModelAdmin } from "../model/model";
import { periodNamed, within } from "./periods";
import { type Parts, rowsOf } from "./rows";

/** The maximum of years listed, from the first on. */
const MAX_YEARS = 400;

const LENGTHS = { year: "2026".length, month: "2026-11".length, day: "2026-11-22".length };

const NAMES = {
  year: new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "long", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }),
};

/** The years, months or days with rows within the chosen period. A single one is replaced by the periods within it. */
export async function datesOf(
  ctx: Context,
  admin: ModelAdmin,
  parts: Parts,
  date: string | undefined,
): Promise<DateInfo | undefined> {
  const field = admin.dateHierarchy;
  if (field === undefined) return undefined;
  const next = nextTime(ctx, admin, field, parts);
  return { field, path: pathOf(date), choices: await choicesIn(next, date) };
}

function pathOf(date = ""): Choice[] {
  return Object.values(LENGTHS)
    .filter((length) => length <= date.length)
    .map((length) => choiceOf(date.slice(0, length)));
}

async function choicesIn(next: NextTime, date: string | undefined): Promise<Choice[]> {
  if (date?.length === LENGTHS.day) return [];
  const length = date === undefined ? LENGTHS.year : date.length + "-11".length;
  const names = await periodsWith(next, date, length);
  const [only] = names;
  if (names.length === 1 && only !== undefined && length < LENGTHS.day && date === undefined)
    return choicesIn(next, only);
  return names.map(choiceOf);
}

/** Steps from each period with a row to the next: one index look-up each, and nothing is read in between. */
async function periodsWith(next: NextTime, date: string | undefined, length: number): Promise<string[]> {
  const names: string[] = [];
  const whole = date === undefined ? undefined : periodNamed(date);
  let from = whole?.from;
  while (names.length < MAX_YEARS) {
    const time = await next(from, whole?.to);
    if (time === undefined) break;
    const name = new Date(time).toISOString().slice(0, length);
    names.push(name);
    from = periodNamed(name).to;
    if (from === undefined) break;
  }
  return names;
}

type NextTime = (from: number | undefined, to: number | undefined) => Promise<number | undefined>;

function nextTime({ database }: Context, admin: ModelAdmin, field: string, parts: Parts): NextTime {
  // In a table of millions, a filter without an index would be evaluated row by row between any two periods.
  const isPassedOver = ({ fixes }: Filter) => admin.indexed !== undefined && fixes === undefined;
  const filters = new Map([...parts.filters].filter(([, condition]) => !isPassedOver(condition)));
  const search = admin.indexed ? [] : parts.search;
  const { table, where, among } = rowsOf({ ...parts, filters, search, date: [] });
  return (from, to) => {
    const since = within(field, { from: from ?? periodNamed("1000").from, to });
    return earliest(database.read, { table, where: [...where, since], among }, field);
  };
}

function choiceOf(name: string): Choice {
  const [level] = Object.entries(LENGTHS).find(([, length]) => length === name.length) ?? ["day"];
  return { value: name, label: NAMES[level as keyof typeof NAMES].format(periodNamed(name).from) };
}
