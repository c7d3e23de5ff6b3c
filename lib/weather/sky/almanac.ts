import {
  Body,
  Equator,
  Horizon,
  Illumination,
  MoonPhase,
  Observer,
  SearchAltitude,
  SearchHourAngle,
  SearchMoonQuarter,
  SearchRiseSet,
} from "astronomy-engine";
import { DAY_MS } from "../time/durations";
import { MOON_PHASES, type MoonPhaseName } from "./moonPhases";

/** Sun and moon of one day. Times are epoch ms; null for events that do not happen on it. */
export interface Almanac {
  sun: {
    rise: number | null;
    set: number | null;
    /** Start and end of civil twilight, when the sun is less than 6° below the horizon. */
    dawn: number | null;
    dusk: number | null;
    /** When the sun is highest. */
    noon: number;
    /** How long the sun is up, ms: 0 in the polar night, the whole of a polar day. */
    dayLength: number;
    /** Difference from the day before, ms. */
    dayLengthChange: number;
  };
  moon: {
    rise: number | null;
    set: number | null;
    phase: MoonPhaseName;
    /** The moon's longitude ahead of the sun's at the middle of the day, degrees in [0, 360). */
    angle: number;
    /** Lit share of the disc at the middle of the day, 0 to 1. */
    illuminated: number;
  };
}

interface Day {
  /** Epoch ms, half-open. */
  start: number;
  end: number;
}

/** Step past a found event, because the next search may find the same one. */
const NEXT_MS = 60_000;
const [UP, DOWN] = [1, -1];
const CIVIL = -6;
/** Elevation of the sun's centre when its upper limb is seen on the horizon: 34′ of refraction and 16′ of radius. */
const RISEN = -50 / 60;

/**
 * Sun and moon over a level horizon at sea level, by the theories of astronomy-engine (VSOP87 and a similar lunar one),
 * to the minute that almanacs print; rise and set refer to the upper limb, with standard refraction.
 * @param place degrees north and east
 */
export function almanac(place: { lat: number; lon: number }, day: Day): Almanac {
  const observer = new Observer(place.lat, place.lon, 0);
  const middle = new Date((day.start + day.end) / 2);
  const yesterday = { start: day.start - DAY_MS, end: day.start };
  const dayLength = sunlight(observer, day);
  return {
    sun: {
      rise: firstOf(observer, Body.Sun, UP, day),
      set: lastSunset(observer, day),
      dawn: time(SearchAltitude(Body.Sun, observer, UP, new Date(day.start), days(day), CIVIL)),
      dusk: lastDusk(observer, day),
      noon: SearchHourAngle(Body.Sun, observer, 0, new Date(day.start)).time.date.getTime(),
      dayLength,
      dayLengthChange: dayLength - sunlight(observer, yesterday),
    },
    moon: {
      rise: firstOf(observer, Body.Moon, UP, day),
      set: firstOf(observer, Body.Moon, DOWN, day),
      phase: phaseOn(day),
      angle: MoonPhase(middle),
      illuminated: Illumination(Body.Moon, middle).phase_fraction,
    },
  };
}

/** When the sun rises and sets on a day, as `almanac` has it, for a tenth of the work. */
export function sunTimes(place: { lat: number; lon: number }, day: Day): Pick<Almanac["sun"], "rise" | "set"> {
  const observer = new Observer(place.lat, place.lon, 0);
  return { rise: firstOf(observer, Body.Sun, UP, day), set: lastSunset(observer, day) };
}

function days({ start, end }: Day): number {
  return (end - start) / DAY_MS;
}

function time(found: { date: Date } | null): number | null {
  return found ? found.date.getTime() : null;
}

function firstOf(observer: Observer, body: Body, direction: number, day: Day): number | null {
  return time(SearchRiseSet(body, observer, direction, new Date(day.start), days(day)));
}

/** Near the midnight sun it may set twice in one day: just after midnight, and just before the next. */
function lastSunset(observer: Observer, day: Day): number | null {
  return crossings(observer, DOWN, day).at(-1) ?? null;
}

function lastDusk(observer: Observer, { start, end }: Day): number | null {
  const middle = (start + end) / 2;
  const late = time(SearchAltitude(Body.Sun, observer, DOWN, new Date(middle), days({ start: middle, end }), CIVIL));
  return late ?? time(SearchAltitude(Body.Sun, observer, DOWN, new Date(start), days({ start, end: middle }), CIVIL));
}

/** When the sun rises or sets within the day. */
function crossings(observer: Observer, direction: number, { start, end }: Day): number[] {
  const found: number[] = [];
  let next = firstOf(observer, Body.Sun, direction, { start, end });
  while (next !== null && next < end) {
    found.push(next);
    next = firstOf(observer, Body.Sun, direction, { start: next + NEXT_MS, end });
  }
  return found;
}

/** How long the sun is up between two instants, ms. */
function sunlight(observer: Observer, day: Day): number {
  const rises = crossings(observer, UP, day).map((at) => ({ at, isUp: true }));
  const sets = crossings(observer, DOWN, day).map((at) => ({ at, isUp: false }));
  const turns = [...rises, ...sets].sort((a, b) => a.at - b.at);
  let isUp = turns[0] ? !turns[0].isUp : altitude(observer, new Date(day.start)) > RISEN;
  let [total, since] = [0, day.start];
  for (const turn of [...turns, { at: day.end, isUp: false }]) {
    if (isUp) total += turn.at - since;
    [isUp, since] = [turn.isUp, turn.at];
  }
  return total;
}

function altitude(observer: Observer, at: Date): number {
  const { ra, dec } = Equator(Body.Sun, at, observer, true, true);
  return Horizon(at, observer, ra, dec).altitude;
}

/** A principal phase names the day on which it falls; the other names cover the days between. */
function phaseOn({ start, end }: Day): MoonPhaseName {
  const next = SearchMoonQuarter(new Date(start));
  const index = next.time.date.getTime() < end ? next.quarter * 2 : Math.floor(MoonPhase(new Date(start)) / 90) * 2 + 1;
  return MOON_PHASES[index] ?? "new";
}
