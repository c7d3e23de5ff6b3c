import { z } from "zod";
import { textSchema } from "../text";

/** A model's path segment in the admin's addresses, such as "temperature-data". */
export const modelPathSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** One record in the admin's addresses: its key's parts joined by "~", times in ISO 8601. */
export const recordKeySchema = z.string().min(1).max(200);

/** How a value is shown and typed. A time is epoch ms; a relation is the other record's id. */
export const FIELD_KINDS = [
  "text",
  "long-text",
  "email",
  "secret",
  "integer",
  "number",
  "boolean",
  "time",
  "choice",
  "choices",
  "relation",
  "relations",
  "lines",
  "json",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface Choice {
  value: string;
  label: string;
}

/** A field of a form. */
export interface FieldSpec {
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  readOnly: boolean;
  help?: string | undefined;
  /** Shown after a number. */
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  maxLength?: number | undefined;
  choices?: Choice[] | undefined;
  /** The path of the other model's admin: see `admin.choices`. */
  relation?: string | undefined;
}

export interface Fieldset {
  title?: string | undefined;
  help?: string | undefined;
  fields: FieldSpec[];
  /** Two of the fields are coordinates, to be picked on a map. */
  map?: { lat: string; lon: string } | undefined;
}

/** A field's value: a plain value, or null for none. Lists for choices, relations and lines; JSON as text. */
export const fieldValueSchema = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(2000), z.number()])).max(2000),
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

export const formValuesSchema = z.record(z.string().max(64), fieldValueSchema);
/** Typed values by field; numbers and times may be text, which the server parses. */
export type FormValues = z.infer<typeof formValuesSchema>;

/** A model as menus and headings name it, and what this user may do with it. */
export interface ModelInfo {
  path: string;
  /** For example "station" and "stations". */
  singular: string;
  plural: string;
  may: { view: boolean; add: boolean; change: boolean; delete: boolean };
  canImport: boolean;
}

/** A value in a table. A relation has the other record's name and, if the user may see it, its address. */
export interface Cell {
  value: FieldValue;
  label?: string | undefined;
  href?: string | undefined;
}

export interface Column {
  name: string;
  label: string;
  kind: FieldKind;
  unit?: string | undefined;
  choices?: Choice[] | undefined;
  isSortable: boolean;
  /** Rank among the sort columns, 1 for the first; absent when the list is not sorted by it. */
  rank?: number | undefined;
  isDescending?: boolean | undefined;
  /** The input with which its cells are edited in the list, if they can be. */
  editable?: FieldSpec | undefined;
}

export interface Row {
  key: string;
  /** The record's name. */
  label: string;
  cells: Cell[];
}

/** An action on ticked records, or on one record from its page. */
export interface ActionInfo {
  name: string;
  label: string;
  /** Fields to fill in before the action runs. */
  fields: FieldSpec[];
  /** A question to confirm before the action runs. */
  confirm?: string | undefined;
  isDanger: boolean;
  /** Does the action process all records together, after a preview? See `admin.actionPreview`. */
  isTogether: boolean;
}

/** What an action on several records would do. */
export interface ActionPreview {
  help: string;
  /** The fields to fill in, with their initial values. */
  fields: FieldSpec[];
  values: Record<string, FieldValue>;
  facts: { label: string; text: string }[];
  /** Why the action cannot run. */
  obstacles: string[];
}

/** A list query, as the list's address encodes it. */
export const listQuerySchema = z.object({
  model: modelPathSchema,
  search: textSchema().max(200).default(""),
  /** Columns separated by dots, with a minus for descending: "name.-lat". */
  order: z.string().max(200).default(""),
  /** Selected choice by filter. */
  filters: z.record(z.string().max(64), textSchema().max(200)).default({}),
  /** Date drill-down: a year, a month or a day in UTC. */
  date: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
    .optional(),
  /** Start the page just after this row, or end it just before the other one; opaque. */
  after: z.string().max(6000).optional(),
  before: z.string().max(6000).optional(),
  /** Request the last page. */
  last: z.boolean().default(false),
});
export type ListQuery = z.output<typeof listQuerySchema>;

export interface FilterChoice extends Choice {
  /** Rows that this choice would leave; `isMore` when counting stopped at that value. */
  count?: { value: number; isMore: boolean } | undefined;
}

export interface FilterInfo {
  name: string;
  label: string;
  /** The selected value, if any, and its label. */
  value?: string | undefined;
  valueLabel?: string | undefined;
  /** Empty for a relation with many records, which `admin.choices` searches. */
  choices: FilterChoice[];
  relation?: string | undefined;
}

export interface DateInfo {
  field: string;
  /** The selected levels, from the year down: "2026", "2026-11". */
  path: Choice[];
  /** Years, months or days that have rows. */
  choices: Choice[];
}

export interface ListPage {
  model: ModelInfo;
  columns: Column[];
  rows: Row[];
  /** Rows that match; `isMore` when counting stopped at a bound: "10,000+". */
  count: { value: number; isMore: boolean };
  next: string | null;
  previous: string | null;
  /** The searched columns, such as "name, description"; absent if there is no search. */
  searchHelp?: string | undefined;
  filters: FilterInfo[];
  dates?: DateInfo | undefined;
  actions: ActionInfo[];
}

/** A table of related records below a form. */
export interface Inline {
  title: string;
  /** The path of the related model. */
  model: string;
  columns: Column[];
  rows: Row[];
  actions: ActionInfo[];
  /** Link to all of them in their own list. */
  moreHref: string;
  addHref?: string | undefined;
}

export interface FormPage {
  model: ModelInfo;
  /** Absent for a new record. */
  key?: string | undefined;
  label: string;
  fieldsets: Fieldset[];
  values: Record<string, FieldValue>;
  /** Labels of the related records, by field. */
  related: Record<string, (Choice & { href?: string | undefined })[]>;
  /** Sent back with a change, so that the server detects whether the record has changed in the meantime. */
  versionToken?: string | undefined;
  /** Whether this user may save it. */
  isWritable: boolean;
  mayDelete: boolean;
  actions: ActionInfo[];
  inlines: Inline[];
  /** An extra panel on this model's pages beside form and tables. */
  panel?: "device" | undefined;
  /** The public page of the record. */
  siteHref?: string | undefined;
}

/** Shown once and never again. */
export interface OneTimeSecret {
  title: string;
  help: string;
  lines: { label: string; value: string }[];
}

/** The result of a write. */
export interface Saved {
  key: string;
  label: string;
  /** For example "The station “A1” was added successfully." */
  message: string;
  oneTimeSecret?: OneTimeSecret | undefined;
}

/** A change by somebody else between reading and saving. */
export interface LogItem {
  id: number;
  /** Epoch ms. */
  time: number;
  actor: string;
  action: string;
  model: string;
  /** Address of the record, absent once it is deleted, and its name at that time. */
  href?: string | undefined;
  label: string;
  reason: string;
  changes: { field: string; label: string; old: string; new: string }[];
}

/** Returned by a save when the record has changed in the meantime. */
export interface Conflict {
  entries: LogItem[];
  values: Record<string, FieldValue>;
  versionToken: string;
}

export interface DeletePreview {
  model: ModelInfo;
  label: string;
  keys: string[];
  /** What is deleted along with it: counts, and the names of the first few. */
  goes: { label: string; count: { value: number; isMore: boolean }; sample: string[] }[];
  /** What is kept but loses its link. */
  stays: { label: string; count: { value: number; isMore: boolean } }[];
  /** Whether a reason must be given. */
  needsReason: boolean;
}

/** The records of an action: the ticked ones, or all that match a list query. */
export const selectionSchema = z.union([
  z.object({ keys: z.array(recordKeySchema).min(1).max(1000) }),
  z.object({ all: listQuerySchema.pick({ search: true, filters: true, date: true }) }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** The result of an action: either completed, or a task to follow. */
export interface ActionResult {
  message?: string | undefined;
  task?: string | undefined;
  oneTimeSecret?: OneTimeSecret | undefined;
}
