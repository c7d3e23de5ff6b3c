import type { z } from "zod";
import { modelNamed } from "../../db/models";
import type { Checked } from "../check";
import type { Context } from "../context";
import { createRecord, createRecords } from "./create";
import { getRecord } from "./get";
import type { Item, Key } from "./internal/representation";
import { newRecordSchema, recordChangeSchema } from "./internal/schema";
import { removeRecord } from "./remove";
import { changeRecord } from "./update";

type Check = NonNullable<Checked<Item>["check"]>;

/** The verbs for a model's records: each authorises, validates, and writes with its log entry. */
export interface RecordVerbs {
  get: (ctx: Context, key: Key) => Promise<Item>;
  create: { schema: z.ZodObject; run: (ctx: Context, values: Item) => Promise<{ key: Key }> };
  update: { schema: z.ZodObject; run: (ctx: Context, key: Key, values: Item, check: Check) => Promise<void> };
  remove: (ctx: Context, key: Key, options: { check: Check; reason: string }) => Promise<void>;
  createMany: { schema: z.ZodObject; run: (ctx: Context, items: readonly Item[]) => Promise<number> };
}

/** The generic verbs of a model without its own, derived from prisma/schema.prisma. */
export function recordVerbs(name: string): RecordVerbs {
  const model = modelNamed(name);
  const schema = newRecordSchema(model);
  return {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    create: { schema, run: (ctx, values) => createRecord(ctx, { model, values }) },
    update: {
      schema: recordChangeSchema(model),
      run: (ctx, key, values, check) => changeRecord(ctx, { model, key, values }, { check }),
    },
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
    createMany: { schema, run: (ctx, items) => createRecords(ctx, { model, items }) },
  };
}
