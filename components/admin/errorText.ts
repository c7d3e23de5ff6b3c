import { TRPCClientError } from "@trpc/client";
import { waitOf } from "@/components/live/retryAfter";
import type { Conflict } from "@/lib/contract/admin/admin";

/** Why the server refused a request. */
export interface SaveError {
  message: string;
  /** Messages by field; `non_field_errors` are about the whole. */
  fields: Record<string, string[]>;
  conflict?: Conflict | undefined;
  /** Whether the session has ended. */
  isSignedOut: boolean;
}

interface Details {
  code?: string;
  fields?: Record<string, string[]> | undefined;
  conflict?: Conflict | undefined;
}

const UNREACHABLE = "The server could not be reached. Nothing was changed as far as we know; please try again.";

export function saveErrorOf(error: unknown): SaveError {
  const details: Details | undefined = error instanceof TRPCClientError ? error.data : undefined;
  const told = details && error instanceof Error ? error.message : undefined;
  const wait = waitOf(error);
  return {
    message: wait === undefined ? (told ?? UNREACHABLE) : waitText(wait, told),
    fields: details?.fields ?? {},
    conflict: details?.conflict,
    isSignedOut: details?.code === "UNAUTHORIZED",
  };
}

/** @param told the message of a procedure that had begun: after a database failure it is unknown what was still done */
function waitText(waitMs: number, told: string | undefined): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const why =
    told === undefined ? "The server is busy. Nothing was changed" : `${told} Nothing was changed as far as we know`;
  return `${why}; please try again in ${seconds} second${seconds === 1 ? "" : "s"}.`;
}

/** The error on one line. */
export function errorText(error: unknown): string {
  const { message, fields, isSignedOut } = saveErrorOf(error);
  if (isSignedOut) return "You have been signed out. Sign in again in another tab, then repeat this.";
  return [message, ...Object.values(fields).flat()].filter((text, i, all) => all.indexOf(text) === i).join(" ");
}
