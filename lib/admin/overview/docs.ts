import type { FieldKind } from "../../contract/admin/admin";
import { MODELS, referenceOf } from "../../db/models";
import type { Context } from "../../services/context";
import { METRICS } from "../../weather/metrics";
import { staff } from "../access";
import { kindOf } from "../fields/fields";
import { adminOf, pathOf } from "../registry";

export interface ModelDoc {
  name: string;
  doc: string;
  /** The admin's path, if it has one. */
  path?: string | undefined;
  fields: {
    name: string;
    type: string;
    kind: FieldKind;
    unit?: string | undefined;
    help: string;
    isKey: boolean;
    isRequired: boolean;
    maxLength?: number | undefined;
    relation?: string | undefined;
  }[];
}

/** Every model with its fields, from prisma/schema.prisma and the list of metrics. Any staff may read it. */
export function docs(ctx: Context): ModelDoc[] {
  staff(ctx);
  return MODELS.toSorted((a, b) => a.name.localeCompare(b.name)).map((model) => ({
    name: model.name,
    doc: model.doc,
    path: adminOf(model.name) && pathOf(model.name),
    fields: model.fields.map((field) => {
      const metric = field.name in METRICS ? METRICS[field.name as keyof typeof METRICS] : undefined;
      return {
        name: field.name,
        type: field.type,
        kind: kindOf(model, field),
        unit: metric?.unit,
        help: field.doc || (metric?.label ?? ""),
        isKey: model.primaryKey.includes(field.name),
        isRequired: field.isRequired && !field.hasDefaultValue,
        maxLength: field.maxLength,
        relation: referenceOf(model, field.name),
      };
    }),
  }));
}
