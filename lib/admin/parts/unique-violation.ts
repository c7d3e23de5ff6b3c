import { AppError } from "../../errors";

/** Turns a verb's refusal of a name that somebody else has into the message of its field. */
export function uniqueViolation(field: string, message: string): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof AppError && error.code === "conflict" && error.constructor === AppError;
    throw isTaken ? new AppError("invalid", "The input is not valid.", { [field]: [message] }) : error;
  };
}
