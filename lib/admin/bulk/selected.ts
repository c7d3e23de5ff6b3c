import type { Selection } from "../../contract/admin/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { readKey } from "../model/key";
import type { Key, ModelAdmin, Progress } from "../model/model";
import { countOf, keysOf } from "./selection";

/** Up to this many are processed within the request. */
export const BATCH_SIZE = 100;

/** The number of selected records, counted only as far as it matters. */
export function countSelected(
  ctx: Context,
  admin: ModelAdmin,
  selection: Selection,
  bound = BATCH_SIZE,
): Promise<number> {
  return "keys" in selection ? Promise.resolve(selection.keys.length) : countOf(ctx, admin, selection, bound);
}

/** The selected record, if it is a single one given by its key. */
export function onlyKey({ model }: ModelAdmin, selection: Selection): Key | undefined {
  if (!("keys" in selection) || selection.keys.length !== 1) return undefined;
  return readKey(model, selection.keys[0] ?? "");
}

/** The outcome of processing many records one by one. */
export interface Outcome {
  done: number;
  /** The error of the first record that was refused. */
  refusal?: AppError;
}

/** Processes the selected records one by one, until stopped or one is refused. */
export async function each(
  ctx: Context,
  admin: ModelAdmin,
  selection: Selection,
  run: (key: Key) => Promise<void>,
  progress?: Progress,
): Promise<Outcome> {
  let done = 0;
  for await (const keys of keysOf(ctx, admin, selection)) {
    for (const key of keys) {
      if (progress?.signal.aborted) return { done };
      try {
        await run(key);
        done += 1;
        progress?.done(done);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        // Deleted in the meantime, by somebody else or with a previous record.
        if (error.code === "not_found") continue;
        return { done, refusal: error };
      }
    }
  }
  return { done };
}

/** An error as one sentence, including its field messages. */
export function sentenceOf({ message, fields }: AppError): string {
  const said = Object.values(fields ?? {}).flat();
  return said.length > 0 ? said.join(" ") : message;
}
