import type { z } from "zod";
import type { Choice, FieldKind, FieldValue, FormPage, OneTimeSecret } from "../../contract/admin/admin";
import type { Action } from "../../contract/users/permission";
import type { Context } from "../../services/context";

/** A record as its verb gives it: values by field, times epoch ms. */
export type Item = Readonly<Record<string, unknown>>;

/** What names one record: the parts of its primary key, times epoch ms. */
export type Key = Readonly<Record<string, number | string>>;

/** Is shown the locked record before it is changed, and may throw. */
export type Check = (current: object) => void;

/** A record that has just been made. */
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

/** Says how a form's field differs from what the model and the schema say of it. */
export interface FieldOptions {
  label?: string;
  kind?: FieldKind;
  help?: string;
  unit?: string;
  choices?: readonly string[] | Readonly<Record<string, string>>;
  /** The model that it is a number of, where Prisma knows of no relation. */
  relation?: string;
  readOnly?: boolean;
  /** Its value, where it is none of the record's own. */
  of?: (item: Item) => FieldValue;
}

/** A column of the list: a column of the table by its name, or something made of some. */
export type ColumnOptions = string | ComputedColumn;

export interface ComputedColumn {
  name: string;
  label: string;
  kind: FieldKind;
  unit?: string;
  /** What is read of the table for it. */
  from: readonly string[];
  of: (row: Item) => FieldValue;
}

export interface FieldsetOptions {
  title?: string;
  help?: string;
  fields: readonly string[];
  /** Two of the fields are a place, to be picked on a map. */
  map?: { lat: string; lon: string };
}

/** What is said of anything to do with ticked records, beside deletion and export. */
export interface ActionBasics {
  name: string;
  label: string;
  permission: Action;
  /** What is asked before it is done. */
  schema?: z.ZodObject;
  fields?: Readonly<Record<string, FieldOptions>>;
  confirm?: string;
  isDanger?: boolean;
}

/** Something to do with each of them by itself. */
export interface ActionOptions extends ActionBasics {
  /** On a record's own page: is it for this one? */
  applies?: (item: Item) => boolean;
  /** For one record only, on its own page and in its row. */
  isSingle?: boolean;
  run: (ctx: Context, key: Key, input: Item) => Promise<{ oneTimeSecret?: OneTimeSecret }>;
  /** What is said then, as "1 key was revoked." */
  done: (count: number) => string;
}

/** What an action to several records would do. */
export interface Preview {
  /** What there is to choose among, by field; values that the form begins with. */
  choices: Readonly<Record<string, Choice[]>>;
  values: Readonly<Record<string, FieldValue>>;
  facts: { label: string; text: string }[];
  /** Why it cannot be done. */
  obstacles: string[];
  isLong: boolean;
}

/** What the work of a task is given. */
export interface Progress {
  /** Aborted when the task is stopped: end between two steps, and say how far it came. */
  signal: AbortSignal;
  total: (count: number) => void;
  done: (count: number) => void;
}

/** Something to do with all of them as one, after it was shown what that would do. */
export interface GroupAction extends ActionBasics {
  run?: undefined;
  /** As few records as that take part. */
  least: number;
  help: string;
  /** Is given what is filled in so far. */
  preview: (ctx: Context, keys: readonly Key[], input: Item) => Promise<Preview>;
  /** Resolves with what is said then. */
  runAll: (ctx: Context, keys: readonly Key[], input: Item, progress?: Progress) => Promise<string>;
}

export interface InlineOptions {
  title: string;
  /** The related model, and its column that refers to this one. */
  model: string;
  by: string;
  limit: number;
}

/** What a model declares. All pages of the admin come of it by themselves. */
export interface ModelAdmin {
  /** Of prisma/schema.prisma. */
  model: string;
  /** As "station" and "stations". */
  singular: string;
  plural: string;
  /** Heading under which the front page has it. */
  group: string;
  /** How a record is called, of columns of its table. */
  title: { from: readonly string[]; of: (row: Item) => string };
  columns: readonly ColumnOptions[];
  /** Columns that may be changed in the list. */
  editable?: readonly string[];
  /** Columns that the search looks through; "station.name" for those of a related model. */
  search?: readonly string[];
  /** Columns of few values: booleans, choices and relations. */
  filters?: readonly string[];
  /** A column of times to drill down by. */
  dateHierarchy?: string;
  /** Columns, each after a minus when it descends; rows that are equal stand in the order of their keys. */
  ordering: readonly string[];
  /**
   * Is the table too large to sort by anything but an index? Then only these columns can be ordered by, and a search in a
   * related model becomes a range of this one's index for each record found there.
   */
  indexed?: readonly string[];
  pageSize?: number;
  fieldsets: readonly FieldsetOptions[];
  fields?: Readonly<Record<string, FieldOptions>>;
  inlines?: readonly InlineOptions[];
  actions?: readonly (ActionOptions | GroupAction)[];
  /** May the records be seen by who has not the permission to view them? Never: it is superusers who see users. */
  isForSuperusers?: boolean;
  /** A part of the record's page that is this model's own: components/admin has it. */
  panel?: FormPage["panel"];
  /** The number of the record that a name means, where that is not to the letter. */
  find?: (ctx: Context, name: string) => Promise<number | undefined>;
  /** Rows of a list as they are shown, where that takes more than what is stored of each. */
  shown?: (ctx: Context, rows: readonly Item[]) => Promise<readonly Item[]>;
  /** The record's public page. */
  siteHref?: (key: Key) => string;
  get: (ctx: Context, key: Key) => Promise<object>;
  create?: Create;
  update?: Update;
  remove?: (ctx: Context, key: Key, options: { check: Check; reason: string }) => Promise<void>;
  /** Deletes many at once, for a table of millions; returns how many went. */
  removeMany?: (ctx: Context, keys: readonly Key[], reason: string) => Promise<number>;
  /** Is a deletion to be given a reason? */
  needsReason?: boolean;
  /** All of a file's records in one transaction, or none. */
  createMany?: { schema: z.ZodObject; run: (ctx: Context, items: readonly Item[]) => Promise<number> };
}
