import { z } from "zod";
import { textSchema } from "../text";

/** A model's place in the admin's addresses, as "temperature-data". */
export const modelPathSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** One record in the admin's addresses: its key's parts joined by "~", times in ISO 8601. */
export const recordKeySchema = z.string().min(1).max(200);

/** How a value is shown and typed. A time is epoch ms; a relation the other record's number. */
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
  /** Two of the fields are a place, to be picked on a map. */
  map?: { lat: string; lon: string } | undefined;
}

/** What a field holds: plain, and null for nothing. Lists for choices, relations and lines; JSON as its text. */
export const fieldValueSchema = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(2000), z.number()])).max(2000),
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

export const formValuesSchema = z.record(z.string().max(64), fieldValueSchema);
/** What was typed, by field: numbers and times may be text, which the server reads. */
export type FormValues = z.infer<typeof formValuesSchema>;

/** A model as menus and headings name it, and what this user may do to it. */
export interface ModelInfo {
  path: string;
  /** As "station" and "stations". */
  singular: string;
  plural: string;
  may: { view: boolean; add: boolean; change: boolean; delete: boolean };
  canImport: boolean;
}

/** A value in a table. Relations have the other record's name and, if the user may see it, address. */
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
  /** Its place in the order, 1 for the first; absent when the list is not ordered by it. */
  rank?: number | undefined;
  isDescending?: boolean | undefined;
  /** How its cells may be changed in the list. */
  editable?: FieldSpec | undefined;
}

export interface Row {
  key: string;
  /** The record's name. */
  label: string;
  cells: Cell[];
}

/** What may be done to ticked records, or to one on its page. */
export interface ActionInfo {
  name: string;
  label: string;
  /** Asked before it is done. */
  fields: FieldSpec[];
  /** A question to be answered first. */
  confirm?: string | undefined;
  isDanger: boolean;
  /** Is it done to all records as one, after it was shown what that would do? See `admin.actionPreview`. */
  isTogether: boolean;
}

/** What an action to several records would do. */
export interface ActionPreview {
  help: string;
  /** What is asked, and what the answers begin with. */
  fields: FieldSpec[];
  values: Record<string, FieldValue>;
  facts: { label: string; text: string }[];
  /** Why it cannot be done. */
  obstacles: string[];
}

/** What is asked of a list, as its address has it. */
export const listQuerySchema = z.object({
  model: modelPathSchema,
  search: textSchema().max(200).default(""),
  /** Columns with dots between them, each after a minus when it descends: "name.-lat". */
  order: z.string().max(200).default(""),
  /** Filter to its choice. */
  filters: z.record(z.string().max(64), textSchema().max(200)).default({}),
  /** Of the date drill-down: a year, a month or a day in UTC. */
  date: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
    .optional(),
  /** The page that begins just after this row, or ends just before that one; opaque. */
  after: z.string().max(6000).optional(),
  before: z.string().max(6000).optional(),
  /** The last page. */
  last: z.boolean().default(false),
});
export type ListQuery = z.output<typeof listQuerySchema>;

export interface FilterChoice extends Choice {
  /** Rows that it would leave; `isMore` when counting stopped there. */
  count?: { value: number; isMore: boolean } | undefined;
}

export interface FilterInfo {
  name: string;
  label: string;
  /** What it is set to, if anything, and how that is called. */
  value?: string | undefined;
  valueLabel?: string | undefined;
  /** Empty for a relation with many records: those are searched for by `admin.choices`. */
  choices: FilterChoice[];
  relation?: string | undefined;
}

export interface DateInfo {
  field: string;
  /** What is chosen, from the year down: "2026", "2026-11". */
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
  /** What the search looks through, as "name, description"; absent where there is none. */
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
  /** All of them, in their own list. */
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
  /** How the records that relations hold are called, by field. */
  related: Record<string, (Choice & { href?: string | undefined })[]>;
  /** To be sent back with a change: tells whether the record is still what was shown. */
  versionToken?: string | undefined;
  /** May this user save it? */
  isWritable: boolean;
  mayDelete: boolean;
  actions: ActionInfo[];
  inlines: Inline[];
  /** What stands on this model's pages beside form and tables. */
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

/** What became of a write. */
export interface Saved {
  key: string;
  label: string;
  /** As "The station “A1” was added successfully." */
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
  /** Address of the record and its name then; no address once it is gone. */
  href?: string | undefined;
  label: string;
  reason: string;
  changes: { field: string; label: string; old: string; new: string }[];
}

/** What a save is told when the record was changed meanwhile. */
export interface Conflict {
  entries: LogItem[];
  values: Record<string, FieldValue>;
  versionToken: string;
}

export interface DeletePreview {
  model: ModelInfo;
  label: string;
  keys: string[];
  /** What else goes: counts, and the names of the first few. */
  goes: { label: string; count: { value: number; isMore: boolean }; sample: string[] }[];
  /** What stays, and loses its link. */
  stays: { label: string; count: { value: number; isMore: boolean } }[];
  /** Must a reason be given? */
  needsReason: boolean;
}

/** The records that an action is for: ticked ones, or all that a list's query matches. */
export const selectionSchema = z.union([
  z.object({ keys: z.array(recordKeySchema).min(1).max(1000) }),
  z.object({ all: listQuerySchema.pick({ search: true, filters: true, date: true }) }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** What came of an action: at once, or as a task to follow. */
export interface ActionResult {
  message?: string | undefined;
  task?: string | undefined;
  oneTimeSecret?: OneTimeSecret | undefined;
}
