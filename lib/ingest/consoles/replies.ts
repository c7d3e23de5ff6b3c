import { refusalOf } from "../../http/respond";
import { utcOffset } from "../../weather/time/utcOffset";
import type { Kind } from "./interpret";
import type { Reply } from "./message";

/** What a console wants to hear when its reading is stored. */
export function accepted(kind: Kind, timeZone: string, now: number): Reply {
  const offset = utcOffset(now, timeZone);
  switch (kind) {
    case "ecowitt":
      // Some set their clock by it.
      return json(200, { errcode: "0", errmsg: "ok", UTC_offset: String(offset) });
    case "ambient":
      return text(200, "OK\n");
    case "acurite":
      return json(200, { localtime: new Date(now + offset * 1000).toISOString().slice(11, 16), checkversion: "224" });
    case "wunderground":
      return text(200, "success\n");
    case "luftdaten":
      return json(201, { status: "ok" });
    case "opensensemap":
      return json(201, "Measurements saved in box");
  }
}

const WRONG_LOGIN = "INVALIDPASSWORDID|Password and/or id are incorrect\n";

/** Consoles show nothing of it. It is for the people who read what was received last. */
export function refused(kind: Kind, error: unknown): Reply {
  const { status, data, headers } = refusalOf(error);
  const detail = wordsOf(data);
  const wait = headers["Retry-After"] === undefined ? {} : { retryAfter: Number(headers["Retry-After"]) };
  return { ...worded(kind, status, detail), ...wait };
}

function worded(kind: Kind, status: number, detail: string): Reply {
  if (kind === "ecowitt") return json(status, { errcode: String(status), errmsg: detail });
  if (kind === "luftdaten" || kind === "opensensemap") return json(status, { message: detail });
  if (status === 401 && kind !== "ambient") return text(status, WRONG_LOGIN);
  return text(status, `${status === 400 ? "invalid: " : ""}${detail}\n`);
}

/** The messages of an error, without its fields where it is about the whole. */
function wordsOf(data: Record<string, unknown>): string {
  if (typeof data.detail === "string") return data.detail;
  return Object.entries(data)
    .map(([field, messages]) => `${field === "non_field_errors" ? "" : `${field}: `}${[messages].flat().join(" ")}`)
    .join(" ");
}

export function text(status: number, body: string): Reply {
  return { status, type: "text/plain", body };
}

function json(status: number, body: unknown): Reply {
  return { status, type: "application/json", body: JSON.stringify(body) };
}
