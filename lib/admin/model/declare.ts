import type { z } from "zod";
import { modelNamed } from "../../db/models";
import { labelOf } from "../../format/label";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { recordVerbs } from "../../services/records";
import type {
  Acted,
  ActionOptions,
  Check,
  Create,
  GroupAction,
  Key,
  Made,
  ModelAdmin,
  Preview,
  Progress,
  Update,
} from "./model";

type Verbs = Pick<ModelAdmin, "get" | "create" | "update" | "remove" | "createMany">;

/** What a model must declare; everything else follows from this and from prisma/schema.prisma. */
export type Declaration = Pick<ModelAdmin, "model" | "columns"> &
  Partial<Omit<ModelAdmin, keyof Verbs>> & {
    /**
     * The services' verbs, for a model with rules of its own. Without them generic verbs write the records, with log
     * entries.
     */
    verbs?: Verbs;
  };

/** Builds a model's admin from its declaration. */
export function declare({ model, columns, verbs, ...rest }: Declaration): ModelAdmin {
  const { fields, primaryKey } = modelNamed(model);
  const named = fields.find(({ type, name }) => type === "String" && !primaryKey.includes(name))?.name;
  const singular = rest.singular ?? labelOf(model.charAt(0).toLowerCase() + model.slice(1)).toLowerCase();
  return {
    model,
    columns,
    singular,
    plural: `${singular}s`,
    group: "More",
    title: {
      from: named ? [named] : primaryKey,
      of: (row) => (named ? String(row[named]) : primaryKey.map((part) => String(row[part])).join(" ")),
    },
    ordering: primaryKey,
    fieldsets: [{ fields: fields.map(({ name }) => name).filter((name) => !primaryKey.includes(name)) }],
    ...(verbs ?? recordVerbs(model)),
    ...rest,
  };
}

/** A verb that creates a record from an input that its schema accepts. */
export function create<Schema extends z.ZodObject>(
  schema: Schema,
  run: (ctx: Context, input: z.output<Schema>) => Promise<Made>,
): Create {
  return { schema, run: (ctx, values) => run(ctx, parse(schema, values)) };
}

/** A verb that changes a record; absent fields stay. */
export function update<Schema extends z.ZodObject>(
  schema: Schema,
  run: (ctx: Context, key: Key, input: z.output<Schema>, check: Check) => Promise<void>,
): Update {
  return { schema, run: (ctx, key, values, check) => run(ctx, key, parse(schema, values), check) };
}

/** A verb that creates many records at once, or none. */
export function createMany<Schema extends z.ZodObject>(
  schema: Schema,
  run: (ctx: Context, items: readonly z.output<Schema>[]) => Promise<number>,
): NonNullable<ModelAdmin["createMany"]> {
  // Each was parsed by the schema when its line was read.
  return { schema, run: (ctx, items) => run(ctx, items as readonly z.output<Schema>[]) };
}

/** An action on records of any model, with its form. */
export function action<Schema extends z.ZodObject>(
  options: Omit<ActionOptions, "schema" | "run"> & {
    schema: Schema;
    run: (ctx: Context, key: Key, input: z.output<Schema>) => Promise<Acted>;
  },
): ActionOptions {
  const { schema, run } = options;
  return { ...options, run: (ctx, key, input) => run(ctx, key, parse(schema, input)) };
}

/** The same for all records together. */
export function together<Schema extends z.ZodObject>(
  options: Omit<GroupAction, "run" | "schema" | "preview" | "runAll"> & {
    schema: Schema;
    preview: (ctx: Context, keys: readonly Key[], input: Partial<z.output<Schema>>) => Promise<Preview>;
    runAll: (ctx: Context, keys: readonly Key[], input: z.output<Schema>, progress?: Progress) => Promise<string>;
  },
): GroupAction {
  const { schema, preview, runAll } = options;
  return {
    ...options,
    preview: (ctx, keys, input) => preview(ctx, keys, parse(schema.partial(), input) as Partial<z.output<Schema>>),
    runAll: (ctx, keys, input, progress) => runAll(ctx, keys, parse(schema, input), progress),
  };
}

/** The id of a record whose key is one. */
export function idOf({ id }: Key): number {
  return Number(id);
}
