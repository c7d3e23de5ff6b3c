import { modelNamed } from "../db/models";
import { recordVerbs } from "../services/records/verbs";
import { labelOf } from "./kinds";
import type { ModelAdmin } from "./model";

type Verbs = Pick<ModelAdmin, "get" | "create" | "update" | "remove" | "createMany">;

/** What must be said of a model; the rest follows from it and from prisma/schema.prisma. */
export type Declaration = Pick<ModelAdmin, "model" | "columns"> &
  Partial<Omit<ModelAdmin, keyof Verbs>> & {
    /** The services' verbs, for a model that has rules of its own. Without them plain records are written, with their log. */
    verbs?: Verbs;
  };

/** Makes a model's admin of what its file says. */
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
