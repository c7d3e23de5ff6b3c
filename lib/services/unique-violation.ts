import { AppError } from "../errors";

/** Turns a unique violation of the database into a conflict with this message. */
export function uniqueViolation(message: string): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof Error && "code" in error && error.code === "P2002";
    throw isTaken ? new AppError("conflict", message) : error;
  };
}
