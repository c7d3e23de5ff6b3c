import type { Selection } from "../../contract/admin/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { readKey } from "../model/key";
import type { Key, ModelAdmin, Progress } from "../model/model";
import { countOf, keysOf } from "./selection";

/** Up to here a person waits for it. */
export const BATCH_SIZE = 100;

/** How many records are meant, counted no further than it matters. */
export function countSelected(
  ctx: Context,
  admin: ModelAdmin,
  selection: Selection,
  bound = BATCH_SIZE,
): Promise<number> {
  return "keys" in selection ? Promise.resolve(selection.keys.length) : countOf(ctx, admin, selection, bound);
}

/** The one record that is meant, if it is one by its key. */
export function onlyKey({ model }: ModelAdmin, selection: Selection): Key | undefined {
  if (!("keys" in selection) || selection.keys.length !== 1) return undefined;
  return readKey(model, selection.keys[0] ?? "");
}

/** What became of many records, one after another. */
export interface Outcome {
  done: number;
  /** Of the first record that was refused. */
  refusal?: AppError;
}

/** Does something to each record that is meant, each by itself, until it is stopped or one is refused. */
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
        // Gone meanwhile, by somebody else or with a record before it.
        if (error.code === "not_found") continue;
        return { done, refusal: error };
      }
    }
  }
  return { done };
}

/** A refusal in a sentence, with what is said of the fields. */
export function sentenceOf({ message, fields }: AppError): string {
  const said = Object.values(fields ?? {}).flat();
  return said.length > 0 ? said.join(" ") : message;
}
