/** Why a database is temporarily unable to serve valid requests. */
export type Outage = "away" | "locked" | "read-only" | "full";

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const SQLITE: Record<string, Outage> = {
  SQLITE_BUSY: "locked",
  SQLITE_LOCKED: "locked",
  SQLITE_PROTOCOL: "locked",
  SQLITE_READONLY: "read-only",
  SQLITE_FULL: "full",
  SQLITE_IOERR: "away",
  SQLITE_CANTOPEN: "away",
  SQLITE_NOMEM: "away",
};

/** Prisma's codes: https://www.prisma.io/docs/orm/reference/error-reference */
const PRISMA: Record<string, Outage> = {
  P1001: "away",
  P1002: "away",
  P1008: "locked",
  P1017: "away",
  P2024: "away",
  P2034: "locked",
  P2037: "away",
};

/**
 * A transaction that did not get a connection or start in time. Matched by message because P2028 also covers bugs in
 * the calling code.
 */
const LATE_TRANSACTION = /unable to start a transaction in the given time|expired transaction/i;

/**
 * Numbers of the servers (https://mariadb.com/kb/en/mariadb-error-code-reference/), of MariaDB's driver (45,000 and
 * above: mariadb/lib/misc/errors.js), and of clients (2,000 and above).
 */
const NUMBERS: Record<Outage, ReadonlySet<number>> = {
  locked: new Set([1205, 1213, 1969, 3024, 3572]),
  "read-only": new Set([1036, 1290, 1792, 1836, 3100]),
  full: new Set([1021, 1114]),
  away: new Set([
    ...[1040, 1129, 1135, 1203, 1226], // too many connections
    ...[1044, 1045, 1049, 1698], // a user or a database that does not exist, or no longer does
    ...[1023, 1024, 1026, 1030, 1037, 1038, 1041, 1180, 4151], // failures of its disk or memory
    ...[1047, 1053, 1152, 1158, 1159, 1160, 1161, 1184, 1317, 1927], // it is stopping, or the connection broke
    ...[
      45001, 45004, 45009, 45011, 45012, 45013, 45019, 45026, 45027, 45028, 45030, 45035, 45037, 45039, 45042, 45060,
      45061,
    ],
  ]),
};

const SOCKETS = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "PROTOCOL_CONNECTION_LOST",
]);

/** The libraries wrap one another's errors; the search goes no deeper than this. */
const DEPTH = 6;

/** The outage that an error reports; undefined if it is not caused by one. */
export function outageOf(error: unknown, depth = DEPTH): Outage | undefined {
  if (depth === 0 || typeof error !== "object" || error === null) return undefined;
  const { code, errno, originalCode, message, fatal, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  return (
    byName(code) ??
    byName(originalCode) ??
    byNumber(errno) ??
    byNumber(originalCode) ??
    (code === "P2028" && LATE_TRANSACTION.test(String(message)) ? "away" : undefined) ??
    outageOf(driverAdapterError, depth - 1) ??
    outageOf(meta, depth - 1) ??
    outageOf(cause, depth - 1) ??
    // The driver's mark for an error that has ended the connection.
    (fatal === true ? "away" : undefined)
  );
}

function byName(code: unknown): Outage | undefined {
  if (typeof code !== "string") return undefined;
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? "";
  return SQLITE[primary] ?? PRISMA[code] ?? (SOCKETS.has(code) ? "away" : undefined);
}

function byNumber(value: unknown): Outage | undefined {
  const number = Number(value);
  if (!Number.isInteger(number)) return undefined;
  for (const kind of ["locked", "read-only", "full", "away"] as const) if (NUMBERS[kind].has(number)) return kind;
  return number >= 2000 && number < 3000 ? "away" : undefined;
}
