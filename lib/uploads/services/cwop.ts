import { shownLine } from "../../contract/text";
import { convert } from "../../weather/units/units";
import type { Account, Conditions, LineService } from "../service";
import { rounded } from "../values";

const HOST = "cwop.aprs.net";
/** The passcode of CWOP's own identifiers, which need none. */
const NO_PASSCODE = "-1";

/**
 * Citizen Weather Observer Program: a weather report of APRS (APRS Protocol Reference 1.0.1, chapter 12; 1.1 and 1.2 for
 * luminosity) through its own servers: http://www.wxqa.com/faq.html.
 */
export const cwop: LineService = {
  isHttp: false,
  host: HOST,
  port: 14580,
  rain: ["hour", "day24", "day"],
  login: ({ account, secret, software }: Account) =>
    `user ${account} pass ${secret || NO_PASSCODE} vers ${software.name} ${software.version}`,
  readLogin: (line, { account, secret }) => {
    const text = shownLine(line, 200);
    const said = /^# logresp (\S+) (verified|unverified)/i.exec(line);
    if (!said) return /invalid|not allowed|full|denied/i.test(line) ? { is: "again", text } : undefined;
    if (said[1]?.toUpperCase() !== account) return { is: "refused", text };
    // What comes from a call sign that is not verified is dropped without a word.
    return { is: secret !== "" && said[2]?.toLowerCase() === "unverified" ? "refused" : "ok", text };
  },
  packet: ({ account, station, software }: Account, { time, values, rain }: Conditions) => {
    const at = new Date(time).toISOString();
    const place = `${latitude(station.lat)}/${longitude(station.lon)}`;
    const weather = [
      `_${digits(values.windDirection === undefined ? undefined : north(values.windDirection), 3)}`,
      `/${digits(inMph(values.windSpeed), 3)}`,
      `g${digits(inMph(values.windGust), 3)}`,
      `t${fahrenheit(values.temperature)}`,
      `r${digits(hundredths(rain.hour), 3)}`,
      `p${digits(hundredths(rain.day24), 3)}`,
      `P${digits(hundredths(rain.day), 3)}`,
      `b${digits(values.altimeterSetting === undefined ? undefined : values.altimeterSetting * 10, 5)}`,
      `h${humidity(values.humidity)}`,
      luminosity(values.solarRadiation),
    ].join("");
    const stamp = `${at.slice(8, 10)}${at.slice(11, 13)}${at.slice(14, 16)}z`;
    return `${account}>APRS,TCPIP*:@${stamp}${place}${weather}.${software.name}`;
  },
};

/** A whole number of this many digits; dots for none, nines for one that is too large. */
function digits(value: number | undefined, width: number): string {
  if (value === undefined) return ".".repeat(width);
  return String(Math.min(rounded(Math.max(value, 0), 0), 10 ** width - 1)).padStart(width, "0");
}

/** North is 360, as 000 means that the direction is not known. */
function north(direction: number): number {
  return rounded(direction, 0) % 360 || 360;
}

function inMph(speed: number | undefined): number | undefined {
  return speed === undefined ? undefined : convert(speed, "m/s", "mph");
}

/** Hundredths of an inch. */
function hundredths(rain: number | undefined): number | undefined {
  return rain === undefined ? undefined : convert(rain, "mm", "in") * 100;
}

/** 043, -05 */
function fahrenheit(temperature: number | undefined): string {
  if (temperature === undefined) return "...";
  const degrees = rounded(convert(temperature, "°C", "°F"), 0);
  return degrees < 0 ? `-${digits(-degrees, 2)}` : digits(degrees, 3);
}

/** Two digits from 01 to 99, and 00 for 100 %. */
function humidity(percent: number | undefined): string {
  if (percent === undefined) return "..";
  const whole = Math.max(1, rounded(percent, 0));
  return whole >= 100 ? "00" : digits(whole, 2);
}

/** L up to 999 W/m², l from 1000 on, without the thousand. */
function luminosity(radiation: number | undefined): string {
  if (radiation === undefined) return "L...";
  const whole = rounded(radiation, 0);
  return whole < 1000 ? `L${digits(whole, 3)}` : `l${digits(whole - 1000, 3)}`;
}

/** 3044.00N */
function latitude(degrees: number): string {
  return `${minutes(degrees, 2)}${degrees < 0 ? "S" : "N"}`;
}

/** 07646.77E */
function longitude(degrees: number): string {
  return `${minutes(degrees, 3)}${degrees < 0 ? "W" : "E"}`;
}

/** Degrees and minutes with two decimals. Rounded as a whole, so that no minutes become 60. */
function minutes(degrees: number, width: number): string {
  const whole = rounded(Math.abs(degrees) * 6000, 0);
  const rest = ((whole % 6000) / 100).toFixed(2).padStart(5, "0");
  return `${String(Math.floor(whole / 6000)).padStart(width, "0")}${rest}`;
}
