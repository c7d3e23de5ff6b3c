import { z } from "zod";

/** Why a service gave no weather. */
export const FAILURES = [
  /** No connection to it could be made. */
  "unreachable",
  "timeout",
  /** The key, or the contact that it asks for, is missing or wrong. */
  "refused",
  /** It knows no such place. */
  "unknownPlace",
  /** It asks for fewer requests. */
  "busy",
  /** What it sent could not be read, or is too long. */
  "unreadable",
  /** It reported a failure of its own. */
  "failed",
] as const;

export const failureSchema = z.enum(FAILURES);
export type Failure = z.infer<typeof failureSchema>;
