import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { lineSchema } from "../text";

/** A service to which a station's current conditions can be sent. */
interface ServiceFacts {
  label: string;
  /** The shortest time between two uploads that it takes, and the usual one, in seconds. */
  least: number;
  usual: number;
  /** What its account and its secret look like; a service without one takes no value. */
  account?: { pattern: RegExp; error: string; isOptional?: true };
  secret?: { pattern: RegExp; error: string; isOptional?: true };
  /** Does it know each sensor by an id of its own? */
  hasSensors?: true;
}

const SOMETHING = /^[!-~]{1,128}$/;
const PLAIN = { pattern: SOMETHING, error: "Letters, digits and signs without blanks, up to 128." };

export const UPLOAD_SERVICES = {
  wunderground: { label: "Weather Underground", least: 5, usual: 300, account: PLAIN, secret: PLAIN },
  pwsweather: { label: "PWSweather", least: 60, usual: 300, account: PLAIN, secret: PLAIN },
  cwop: {
    label: "CWOP",
    least: 300,
    usual: 600,
    account: {
      pattern: /^[A-Z0-9]{3,6}(-[0-9]{1,2})?$/,
      error: "A call sign or a CWOP identifier, such as DW1234, in capital letters.",
    },
    secret: { pattern: /^[0-9]{1,5}$/, error: "The passcode of an amateur's call sign: digits.", isOptional: true },
  },
  wow: { label: "WOW (Met Office)", least: 300, usual: 900, account: PLAIN, secret: PLAIN },
  "wow-be": { label: "WOW-BE (wow.meteo.be)", least: 300, usual: 900, account: PLAIN, secret: PLAIN },
  windy: { label: "Windy", least: 300, usual: 300, account: PLAIN, secret: PLAIN },
  openweathermap: {
    label: "OpenWeatherMap",
    least: 60,
    usual: 600,
    account: { ...PLAIN, isOptional: true },
    secret: PLAIN,
  },
  weathercloud: { label: "Weathercloud", least: 60, usual: 600, account: PLAIN, secret: PLAIN },
  opensensemap: {
    label: "openSenseMap",
    least: 60,
    usual: 300,
    account: { pattern: /^[0-9a-f]{24}$/, error: "The box's id: 24 digits and letters from a to f." },
    secret: { ...PLAIN, isOptional: true },
    hasSensors: true,
  },
  windguru: { label: "Windguru", least: 60, usual: 300, account: PLAIN, secret: PLAIN },
} as const satisfies Record<string, ServiceFacts>;

export type UploadServiceName = keyof typeof UPLOAD_SERVICES;
export const UPLOAD_SERVICE_NAMES = Object.keys(UPLOAD_SERVICES) as UploadServiceName[];

/** new: nothing was sent yet; ok; failing: it is tried again; stopped: the service does not know the account. */
export const UPLOAD_STATES = ["new", "ok", "failing", "stopped"] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** The longest time between two uploads, in seconds. */
const MAX_INTERVAL = 3600;

const sensorSchema = z.string().regex(new RegExp(`^(${METRIC_KEYS.join("|")})=[0-9a-f]{24}$`), {
  error: "A metric, =, and the id of the sensor: temperature=5a2c3e9d1fd5b90019a1b2c3.",
});

const shape = {
  account: lineSchema().max(128),
  secret: lineSchema().max(128),
  /** Seconds between two uploads. */
  interval: z.int().min(5).max(MAX_INTERVAL),
  isEnabled: z.boolean(),
  sensors: z.array(sensorSchema).max(METRIC_KEYS.length),
};

export const newUploadSchema = z.object({
  stationId: z.int().positive(),
  service: z.enum(UPLOAD_SERVICE_NAMES),
  account: shape.account.default(""),
  secret: shape.secret.default(""),
  /** By default the usual one of the service. */
  interval: shape.interval.nullable().default(null),
  isEnabled: shape.isEnabled.default(true),
  sensors: shape.sensors.default([]),
});

export type NewUpload = z.input<typeof newUploadSchema>;

/** Absent fields keep their values, and so does an empty secret; an interval of null is the usual one. */
export const uploadChangeSchema = z.object({
  account: shape.account.optional(),
  secret: shape.secret.optional(),
  interval: shape.interval.nullable().optional(),
  isEnabled: shape.isEnabled.optional(),
  sensors: shape.sensors.optional(),
});

/** An upload as people see it, without its secret. Times are epoch ms. */
export interface UploadItem {
  id: number;
  stationId: number;
  service: UploadServiceName;
  account: string;
  hasSecret: boolean;
  interval: number;
  isEnabled: boolean;
  sensors: string[];
  state: UploadState;
  result: string;
  failures: number;
  triedAt: number | null;
  sentAt: number | null;
  nextAt: number | null;
}

/** Errors in the fields of an upload that depend on its service; empty if there are none. */
export function uploadFaults(
  name: UploadServiceName,
  given: { account: string; hasSecret: boolean; secret: string; interval: number; sensors: readonly string[] },
): Record<string, string[]> {
  const facts: ServiceFacts = UPLOAD_SERVICES[name];
  const faults = {
    account: faultOf(facts.account, given.account, given.account !== ""),
    secret: faultOf(facts.secret, given.secret, given.hasSecret),
    interval:
      given.interval < facts.least ? `${facts.label} takes one upload in ${facts.least} seconds at most.` : undefined,
    sensors: facts.hasSensors
      ? given.sensors.length === 0 && "Give the id of at least one sensor."
      : given.sensors.length > 0 && `${facts.label} has no ids of sensors.`,
  };
  return Object.fromEntries(Object.entries(faults).flatMap(([field, why]) => (why ? [[field, [why]]] : [])));
}

function faultOf(rule: ServiceFacts["account"], value: string, isThere: boolean): string | undefined {
  if (!isThere) return rule && !rule.isOptional ? "This field is required." : undefined;
  if (!rule) return "This service takes none.";
  return value === "" || rule.pattern.test(value) ? undefined : rule.error;
}
