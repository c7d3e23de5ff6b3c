import type { z } from "zod";
import type { Choice, FieldKind, FieldValue, FormPage, OneTimeSecret } from "../../contract/admin/admin";
import type { Action } from "../../contract/users/permission";
import type { Context } from "../../services/context";

/** A record as its verb returns it: values by field, times epoch ms. */
export type Item = Readonly<Record<string, unknown>>;

/** Identifies one record: the parts of its primary key, times epoch ms. */
export type Key = Readonly<Record<string, number | string>>;

/** Called with the locked record before it is changed; may throw. */
export type Check = (current: object) => void;

/** A newly created record. */
export interface Made {
  key: Key;
  oneTimeSecret?: OneTimeSecret;
}

export interface Create {
  schema: z.ZodObject;
  run: (ctx: Context, values: Item) => Promise<Made>;
}

export interface Update {
  schema: z.ZodObject;
  run: (ctx: Context, key: Key, values: Item, check: Check) => Promise<void>;
}

/** Where a form's field differs from the model and the schema. */
export interface FieldOptions {
  label?: string;
  kind?: FieldKind;
  help?: string;
  unit?: string;
  choices?: readonly string[] | Readonly<Record<string, string>>;
  /** The related model, where Prisma declares no relation. */
  relation?: string;
  readOnly?: boolean;
  /** The value, where it is not a field of the record. */
  of?: (item: Item) => FieldValue;
}

/** A column of the list: a column of the table by its name, or a computed one. */
export type ColumnOptions = string | ComputedColumn;

export interface ComputedColumn {
  name: string;
  label: string;
  kind: FieldKind;
  unit?: string;
  /** The columns that it is computed from. */
  from: readonly string[];
  of: (row: Item) => FieldValue;
}

export interface FieldsetOptions {
  title?: string;
  help?: string;
  fields: readonly string[];
  /** Two of the fields are coordinates, to be picked on a map. */
  map?: { lat: string; lon: string };
}

/** Common options of all actions on selected records other than deletion and export. */
export interface ActionBasics {
  name: string;
  label: string;
  permission: Action;
  /** The fields of its form. */
  schema?: z.ZodObject;
  fields?: Readonly<Record<string, FieldOptions>>;
  confirm?: string;
  isDanger?: boolean;
}

/** What came of an action on one record. */
export interface Acted {
  oneTimeSecret?: OneTimeSecret;
  /** In place of the usual message, where it was done to this record alone. */
  message?: string;
}

/** An action on each record by itself. */
export interface ActionOptions extends ActionBasics {
  /** Whether to offer it on this record's page. */
  applies?: (item: Item) => boolean;
  /** For one record only, on its page and in its row. */
  isSingle?: boolean;
  run: (ctx: Context, key: Key, input: Item) => Promise<Acted>;
  /** The message afterwards, as "1 key was revoked." */
  done: (count: number) => string;
}

/** What an action on several records would do. */
export interface Preview {
  /** The options of each field, and its initial values. */
  choices: Readonly<Record<string, Choice[]>>;
  values: Readonly<Record<string, FieldValue>>;
  facts: { label: string; text: string }[];
  /** Why it cannot be done. */
  obstacles: string[];
  isLong: boolean;
}

/** Passed to the work of a task. */
export interface Progress {
  /** Aborted when the task is stopped: stop between two steps and report the progress. */
  signal: AbortSignal;
  total: (count: number) => void;
  done: (count: number) => void;
}

/** An action on all records as one, with a preview. */
export interface GroupAction extends ActionBasics {
  run?: undefined;
  /** The minimum number of records. */
  least: number;
  help: string;
  /** Receives the current form values. */
  preview: (ctx: Context, keys: readonly Key[], input: Item) => Promise<Preview>;
  /** Resolves with the message afterwards. */
  runAll: (ctx: Context, keys: readonly Key[], input: Item, progress?: Progress) => Promise<string>;
}

export interface InlineOptions {
  title: string;
  /** The related model, and its column that refers to this one. */
  model: string;
  by: string;
  limit: number;
}

/** A model's declaration, from which all pages of the admin follow. */
export interface ModelAdmin {
  /** The name in prisma/schema.prisma. */
  model: string;
  /** As "station" and "stations". */
  singular: string;
  plural: string;
  /** Its group on the front page. */
  group: string;
  /** A record's label, from columns of its table. */
  title: { from: readonly string[]; of: (row: Item) => string };
  columns: readonly ColumnOptions[];
  /** Columns that may be changed in the list. */
  editable?: readonly string[];
  /** Columns that the search looks through; "station.name" for those of a related model. */
  search?: readonly string[];
  /** Columns with few values: booleans, choices and relations. */
  filters?: readonly string[];
  /** A column of times to drill down by. */
  dateHierarchy?: string;
  /** Columns, prefixed with a minus for descending order; ties are ordered by the key. */
  ordering: readonly string[];
  /**
   * For a table too large to sort without an index: only these columns can be ordered by, and a search in a related
   * model becomes a range of this model's index for each record found there.
   */
  indexed?: readonly string[];
  pageSize?: number;
  fieldsets: readonly FieldsetOptions[];
  fields?: Readonly<Record<string, FieldOptions>>;
  inlines?: readonly InlineOptions[];
  actions?: readonly (ActionOptions | GroupAction)[];
  /** Only superusers may see users, whatever the permissions. */
  isForSuperusers?: boolean;
  /** A section of the record's page specific to this model, from components/admin. */
  panel?: FormPage["panel"];
  /** The id of the record with this name, where names do not match exactly. */
  find?: (ctx: Context, name: string) => Promise<number | undefined>;
  /** Rows of a list for display, where that needs more than the stored row. */
  shown?: (ctx: Context, rows: readonly Item[]) => Promise<readonly Item[]>;
  /** The record's public page. */
  siteHref?: (key: Key) => string;
  get: (ctx: Context, key: Key) => Promise<object>;
  create?: Create;
  update?: Update;
  remove?: (ctx: Context, key: Key, options: { check: Check; reason: string }) => Promise<void>;
  /** Deletes many at once, for a table of millions; returns how many were deleted. */
  removeMany?: (ctx: Context, keys: readonly Key[], reason: string) => Promise<number>;
  /** Whether a deletion needs a reason. */
  needsReason?: boolean;
  /** Creates all of a file's records in one transaction, or none. */
  createMany?: { schema: z.ZodObject; run: (ctx: Context, items: readonly Item[]) => Promise<number> };
}
