import { isDriverAdapterError } from "@prisma/driver-adapter-utils";

/** Of MariaDB and MySQL: a row with this key is there already. */
const DUPLICATE_ENTRY = 1062;

/** Did a plain statement fail since a row with its key is there already? */
export function isDuplicate(error: unknown): boolean {
  if (isDriverAdapterError(error)) return error.cause.kind === "UniqueConstraintViolation";
  return error instanceof Error && "errno" in error && error.errno === DUPLICATE_ENTRY;
}
