export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Fields = Record<string, unknown>;
export type Log = Record<LogLevel, (message: string, fields?: Fields) => void>;

export interface LogOptions {
  level: LogLevel;
  format: "text" | "json";
  /** Redacted in every line. */
  secrets: readonly string[];
  write: (line: string) => void;
}

/** One line per entry: JSON, or "warn: message name=value" for people and the journal. */
export function createLog({ level, format, secrets, write }: LogOptions): Log {
  const most = LOG_LEVELS.indexOf(level);
  const hidden = secrets.filter((secret) => secret !== "");
  const entry =
    (at: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (LOG_LEVELS.indexOf(at) > most) return;
      const line = format === "json" ? jsonLine(at, message, fields) : textLine(at, message, fields);
      write(`${redact(line, hidden)}\n`);
    };
  return { error: entry("error"), warn: entry("warn"), info: entry("info"), debug: entry("debug") };
}

function jsonLine(level: LogLevel, msg: string, fields: Fields): string {
  const plain = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? value.message : value]);
  return JSON.stringify({ time: new Date().toISOString(), level, msg, ...Object.fromEntries(plain) });
}

function textLine(level: LogLevel, message: string, fields: Fields): string {
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${textOf(value)}`);
  // A line feed in foreign text must not look like a log entry.
  return `${level}: ${message}${details.join("")}`.replaceAll(/[\r\n]+/g, " ");
}

function textOf(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.message);
  return typeof value === "string" && /^[\w./:-]+$/.test(value) ? value : (JSON.stringify(value) ?? "undefined");
}

/** Also redacts passwords in URLs. */
function redact(line: string, secrets: readonly string[]): string {
  const text = secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), line);
  return text.replaceAll(/(\w:\/\/[^\s/:@"]*):[^\s/@"]+@/g, "$1:[redacted]@");
}
