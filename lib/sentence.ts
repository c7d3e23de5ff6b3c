/** Errors whose own message is written for the person at the terminal. */
const PLAIN = new Set(["EnvError", "MigrationError", "AppError", "ListenError"]);

const DATABASE = "Check DATABASE_URL and that the database server runs.";
const BY_CODE: Record<string, (message: string) => string> = {
  ECONNREFUSED: (message) => `The database can not be reached (${message}). ${DATABASE}`,
  ETIMEDOUT: (message) => `The database does not answer (${message}). ${DATABASE}`,
  ENOTFOUND: (message) => `The database's host is unknown (${message}). ${DATABASE}`,
  ER_ACCESS_DENIED_ERROR: (message) => `The database refuses this user (${message}). Check DATABASE_URL.`,
  ER_DBACCESS_DENIED_ERROR: (message) => `The database refuses this user (${message}). Check DATABASE_URL.`,
  SQLITE_CANTOPEN: () => "The SQLite file can not be opened. Check DATABASE_URL, DATA_DIR and their permissions.",
  SQLITE_NOTADB: () => "The file of DATABASE_URL is no SQLite database. Move it away, or set DATABASE_URL to another.",
  SQLITE_FULL: () => "There is no space left on the disk. Free some and start again.",
  SQLITE_READONLY: () => "The SQLite file can not be written. Check its permissions.",
  ENOSPC: () => "There is no space left on the disk. Free some and start again.",
  EACCES: (message) => `A file or folder may not be used by this user (${message}). Check its permissions.`,
};

/** What went wrong, in one sentence for the person at the terminal, with what to do. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (PLAIN.has(error.name)) return error.message;
  const code = "code" in error ? String(error.code) : "";
  // mysql2 gathers the refusals of several addresses, and leaves its own message empty.
  const message = error.message || code;
  return BY_CODE[code]?.(message) ?? `It failed for a reason this program does not know: ${message}`;
}
