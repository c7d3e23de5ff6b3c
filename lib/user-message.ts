import type { AppError } from "./errors";

/** Errors whose message is already written for the person at the terminal. */
const PLAIN = new Set(["EnvError", "MigrationError", "ListenError"]);

const FULL = "There is no space left on the disk. Free some and try again.";
const UNREACHABLE = "Check DATABASE_URL and that the database server runs.";
const REFUSED = "Check the user and the password in DATABASE_URL.";

/** User messages for errors of the operating system, the databases and zlib. */
const BY_CODE: Record<string, (error: NodeJS.ErrnoException) => string> = {
  ECONNREFUSED: ({ message }) => `The database cannot be reached (${message}). ${UNREACHABLE}`,
  ETIMEDOUT: ({ message }) => `The database does not answer (${message}). ${UNREACHABLE}`,
  EAI_AGAIN: ({ message }) => `The database's host cannot be looked up (${message}). ${UNREACHABLE}`,
  ENOTFOUND: ({ message }) => `The database's host is unknown (${message}). ${UNREACHABLE}`,
  ER_ACCESS_DENIED_ERROR: ({ message }) => `The database refuses this user (${message}). ${REFUSED}`,
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: ({ message }) => `The database refuses this user (${message}). ${REFUSED}`,
  ER_DBACCESS_DENIED_ERROR: ({ message }) => `The database refuses this user (${message}). ${REFUSED}`,
  SQLITE_CANTOPEN: () => "The SQLite file cannot be opened. Check DATABASE_URL, DATA_DIR and their permissions.",
  SQLITE_NOTADB: () =>
    "The file of DATABASE_URL is not an SQLite database. Move it away, or set DATABASE_URL to another.",
  SQLITE_FULL: () => FULL,
  SQLITE_READONLY: () => "The SQLite file cannot be written. Check its permissions.",
  ENOENT: ({ path }) => `There is no file ${path}.`,
  EISDIR: ({ path }) => `${path ?? "This"} is a folder, not a file.`,
  ENOTDIR: ({ path }) => `A part of ${path} is a file, not a folder.`,
  EACCES: ({ path }) => `${path} may not be used by this user. Check its permissions.`,
  EROFS: ({ path }) => `${path} cannot be written: the disk is read-only.`,
  ENOSPC: () => FULL,
  Z_DATA_ERROR: () => "The file is damaged: it cannot be decompressed.",
  Z_BUF_ERROR: () => "The file ends too early: it cannot be decompressed.",
};

/** Describes an error in one sentence for the person at the terminal, with what to do. */
export function userMessage(error: unknown): string {
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`;
  if (error.name === "AppError") return withFields(error as AppError);
  if (error.name === "ExitPromptError") return "Cancelled.";
  if (PLAIN.has(error.name)) return error.message;
  const code = codeOf(error);
  // mysql2 combines the errors of several addresses and leaves its own message empty.
  const message = error.message || code;
  return BY_CODE[code]?.(Object.assign(error, { message })) ?? `Something went wrong: ${message}`;
}

/** Prisma's errors carry the database's code one level down. */
function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string" && error.code in BY_CODE) return error.code;
  if (error.cause instanceof Error) return codeOf(error.cause);
  const cause = error.cause;
  return typeof cause === "object" && cause !== null && "originalCode" in cause ? String(cause.originalCode) : "";
}

function withFields({ message, fields = {} }: AppError): string {
  const faults = Object.entries(fields).map(([field, messages]) =>
    field === "non_field_errors" ? messages.join(" ") : `${field}: ${messages.join(" ")}`,
  );
  return [message, ...faults].join(" ");
}
