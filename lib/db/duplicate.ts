import { isDriverAdapterError } from "@prisma/driver-adapter-utils";

/** Error number of MariaDB and MySQL for a duplicate key. */
const DUPLICATE_ENTRY = 1062;

/** Did a plain statement fail because a row with its key exists? */
export function isDuplicate(error: unknown): boolean {
  if (isDriverAdapterError(error)) return error.cause.kind === "UniqueConstraintViolation";
  return error instanceof Error && "errno" in error && error.errno === DUPLICATE_ENTRY;
}
