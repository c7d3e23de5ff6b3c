import { AppError } from "../errors";

/** Errors of the operating system and of zlib, for people. */
const CODES: Record<string, (error: NodeJS.ErrnoException) => string> = {
  ENOENT: ({ path }) => `There is no file ${path}.`,
  EISDIR: ({ path }) => `${path ?? "This"} is a folder, not a file.`,
  EACCES: ({ path }) => `${path} may not be opened: the permissions do not allow it.`,
  EROFS: ({ path }) => `${path} can not be written: the disk is read-only.`,
  ENOSPC: () => "There is no space left on the disk.",
  SQLITE_FULL: () => "There is no space left on the disk for the database.",
  SQLITE_READONLY: () => "The database file may not be written.",
  Z_DATA_ERROR: () => "The file is damaged: it can not be unzipped.",
  Z_BUF_ERROR: () => "The file ends too early: it can not be unzipped.",
};

export function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return withFields(error);
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`;
  if (error.name === "EnvError" || error.name === "MigrationError") return error.message;
  if (error.name === "ExitPromptError") return "Cancelled.";
  const explain = CODES[codeOf(error)];
  return explain ? explain(error) : `Something went wrong: ${error.message}`;
}

/** Prisma's errors carry the database's own one level down. */
function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string" && error.code in CODES) return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : originalCode(error.cause);
}

function originalCode(cause: unknown): string {
  const known = typeof cause === "object" && cause !== null && "originalCode" in cause;
  return known ? String(cause.originalCode) : "";
}

function withFields({ message, fields = {} }: AppError): string {
  const faults = Object.entries(fields).map(([field, messages]) =>
    field === "non_field_errors" ? messages.join(" ") : `${field}: ${messages.join(" ")}`,
  );
  return [message, ...faults].join(" ");
}
