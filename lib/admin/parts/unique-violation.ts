import { AppError } from "../../errors";

/** Turns a verb's conflict over a name into the field's error message. */
export function uniqueViolation(field: string, message: string): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof AppError && error.code === "conflict" && error.constructor === AppError;
    throw isTaken ? new AppError("invalid", "The input is not valid.", { [field]: [message] }) : error;
  };
}
