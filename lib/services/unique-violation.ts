import { AppError } from "../errors";

/** Turns a database's refusal of a second record of a name into ours. */
export function uniqueViolation(message: string): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof Error && "code" in error && error.code === "P2002";
    throw isTaken ? new AppError("conflict", message) : error;
  };
}
