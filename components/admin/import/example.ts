import type { FieldSpec } from "@/lib/contract/admin/admin";

/** Kinds that a single cell can represent. */
const CELLS = new Set<FieldSpec["kind"]>([
  "text",
  "long-text",
  "email",
  "integer",
  "number",
  "boolean",
  "time",
  "choice",
  "relation",
]);

/** The possible columns of a file. */
export function importFields(fields: readonly FieldSpec[]): FieldSpec[] {
  return fields.filter(({ kind, readOnly }) => !readOnly && CELLS.has(kind));
}

/** An example of a cell. */
export function exampleCell({ kind, name, min, max, choices }: FieldSpec): string {
  switch (kind) {
    case "time":
      return "2026-11-22T14:00:00Z";
    case "number":
      return String(middle(min, max));
    case "integer":
    case "relation":
      return "1";
    case "boolean":
      return "true";
    case "choice":
      return choices?.[0]?.value ?? "";
    case "email":
      return "name@example.org";
    default:
      return name;
  }
}

/** An allowed number that does not look meaningful. */
function middle(min = 0, max = 100): number {
  return Math.round((min + (max - min) * 0.625) * 10) / 10;
}

/** A header and a line of a file. */
export function exampleFile(fields: readonly FieldSpec[]): string {
  return `${fields.map(({ name }) => name).join(",")}\n${fields.map(exampleCell).join(",")}`;
}
