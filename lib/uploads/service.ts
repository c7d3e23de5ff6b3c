import type { Values } from "../weather/metrics";

/** The weather at a station now, as far as it was measured. */
export interface Conditions {
  /** When the newest of the values was observed, epoch ms. */
  time: number;
  /** Good values only, none older than ten minutes. */
  values: Values;
  /** The newest wind direction, however long it has been calm since. */
  lastDirection?: number | undefined;
  /** Rain in mm of the past hour, of the station's day so far and of the past 24 hours. */
  rain: { hour?: number | undefined; day?: number | undefined; day24?: number | undefined };
}

/** Whose conditions are sent, and in whose name. */
export interface Account {
  account: string;
  /** Empty where none is set. */
  secret: string;
  /** Seconds between two uploads. */
  interval: number;
  /** The service's id of a sensor, by metric. */
  sensors: Readonly<Record<string, string>>;
  station: { id: number; name: string; lat: number; lon: number; elevation: number | null };
  software: { name: string; version: string };
}

export interface HttpRequest {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * What a service said. refused: it does not know the account, and asking again is of no use; slower: not before `until`
 * (epoch ms), if it says when; again: anything else that failed.
 */
export interface Outcome {
  is: "ok" | "refused" | "slower" | "again";
  text: string;
  until?: number | undefined;
}

/** A service that takes HTTP requests. */
export interface HttpService {
  isHttp: true;
  host: string;
  /** The sums of rain that it takes. */
  rain: readonly (keyof Conditions["rain"])[];
  /** Undefined where nothing was measured that the service takes. */
  request: (account: Account, conditions: Conditions) => HttpRequest | undefined;
  read: (answer: HttpAnswer, now: number) => Outcome;
  /** Creates the account where none is set, once. */
  register?: {
    request: (account: Account) => HttpRequest;
    /** The new account, or why there is none. */
    read: (answer: HttpAnswer, now: number) => { account: string } | Outcome;
  };
}

/** A service that takes lines by TCP. */
export interface LineService {
  isHttp: false;
  host: string;
  port: number;
  rain: HttpService["rain"];
  login: (account: Account) => string;
  /** What the answer to the login says, if it is one. */
  readLogin: (line: string, account: Account) => Outcome | undefined;
  packet: (account: Account, conditions: Conditions) => string;
}

export type UploadService = HttpService | LineService;
