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

/** Of one day. Times are epoch ms; null for what does not happen on it. */
export interface Almanac {
  sun: {
    rise: number | null;
    set: number | null;
    /** Civil twilight: from when, and until when, the sun is less than 6° below the horizon. */
    dawn: number | null;
    dusk: number | null;
    /** When it is highest. */
    noon: number;
    /** How long it is up, ms: nothing in the polar night, all of a polar day. */
    dayLength: number;
    /** That much longer than on the day before. */
    dayLengthChange: number;
  };
  moon: {
    rise: number | null;
    set: number | null;
    phase: MoonPhaseName;
    /** Its longitude ahead of the sun's at the day's middle, degrees in [0, 360). */
    angle: number;
    /** Share of the disc that is lit at the day's middle, 0 to 1. */
    illuminated: number;
  };
}

interface Day {
  /** Epoch ms, half-open. */
  start: number;
  end: number;
}

/** A search may find once more what was found a moment ago. */
const NEXT_MS = 60_000;
const [UP, DOWN] = [1, -1];
const CIVIL = -6;
/** Of the sun's centre when its upper limb is seen on the horizon: 34′ of refraction and 16′ of radius. */
const RISEN = -50 / 60;

/**
 * Sun and moon over a level horizon at sea level, by the theories of astronomy-engine (VSOP87 and a lunar one like it), to the
 * minute that almanacs print; rise and set are of the upper limb, with standard refraction.
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

function days({ start, end }: Day): number {
  return (end - start) / DAY_MS;
}

function time(found: { date: Date } | null): number | null {
  return found ? found.date.getTime() : null;
}

function firstOf(observer: Observer, body: Body, direction: number, day: Day): number | null {
  return time(SearchRiseSet(body, observer, direction, new Date(day.start), days(day)));
}

/** Near the midnight sun it may set twice on one day: just after midnight, and just before the next. */
function lastSunset(observer: Observer, day: Day): number | null {
  return crossings(observer, DOWN, day).at(-1) ?? null;
}

function lastDusk(observer: Observer, { start, end }: Day): number | null {
  const middle = (start + end) / 2;
  const late = time(SearchAltitude(Body.Sun, observer, DOWN, new Date(middle), days({ start: middle, end }), CIVIL));
  return late ?? time(SearchAltitude(Body.Sun, observer, DOWN, new Date(start), days({ start, end: middle }), CIVIL));
}

/** When the sun rises, or sets, within the day. */
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

/** A principal phase names the day on which it falls; the others the days between. */
function phaseOn({ start, end }: Day): MoonPhaseName {
  const next = SearchMoonQuarter(new Date(start));
  const index = next.time.date.getTime() < end ? next.quarter * 2 : Math.floor(MoonPhase(new Date(start)) / 90) * 2 + 1;
  return MOON_PHASES[index] ?? "new";
}
