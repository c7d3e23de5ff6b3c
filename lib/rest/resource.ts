import { z } from "zod";
import { AppError } from "../errors";
import type { Fields } from "../http/body";
import { etagOf, precondition } from "../http/etag";
import type { Context } from "../services/context";
import { parse } from "../services/parse";
import type { Answer, Call, Endpoint, Link, Operation } from "./endpoint";
import { fieldsOf } from "./fields";

/** Checks the record that a verb is about to change; throws to prevent the change. */
type Check<Item> = ((item: Item) => void) | undefined;

/** How a collection is read: its query parameters, and the body of a page. */
export interface Listing<Item> {
  query: z.ZodObject;
  read: (call: Call, represent: (item: Item) => Fields) => Promise<Fields>;
}

/** What a resource declares. Negotiation, validation, the browsable API and the rest are derived from it. */
export interface Resource<Item, Input extends z.ZodObject, Key, New extends z.ZodObject = Input> {
  /** Path segment, and name in the root. */
  path: string;
  /** As "Station", which gives "Station List" and "Station Instance". */
  name: string;
  description: string;
  /** The writable fields, made by rest/fields.ts. */
  input: Input;
  /** The fields of a new record, if they differ from those of a change. */
  newInput?: New;
  /** The representation, `url` first. */
  output: z.ZodObject;
  /** Refuses callers who may not do this to any record. */
  authorise: Record<"view" | "add" | "change" | "delete", (ctx: Context) => void>;
  list: Listing<Item>;
  /** Shown on the list's page above the form. */
  note?: string;
  /** Parses the key in the path; undefined if it is malformed. */
  key: (text: string) => Key | undefined;
  get: (ctx: Context, key: Key) => Promise<Item>;
  /** `link` is for addresses in errors and headers. */
  create?: (ctx: Context, input: z.output<New>, link: Link) => Promise<Written<Item>>;
  /** If a POST may add nothing: what it does then. */
  addsNothing?: string | undefined;
  /** PUT gives all required fields, PATCH only those to be changed. */
  update?: (ctx: Context, key: Key, input: Partial<z.output<Input>>, check: Check<Item>) => Promise<Written<Item>>;
  remove?: (ctx: Context, key: Key, check: Check<Item>) => Promise<void>;
  represent: (item: Item, link: Link) => Fields & { url: string };
}

/** A record after a write, and the response's additional headers. */
export interface Written<Item> {
  item: Item;
  headers?: Record<string, string>;
  /** For POST: the record existed before. */
  isKnown?: boolean;
  /** The item is what was sent, which GET does not show; it has no ETag then. */
  isEcho?: boolean;
}

/** Parses an id in canonical form: no sign, no leading zero, within the databases' integers. */
export function numericKey(text: string): number | undefined {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  return id <= 2_147_483_647 ? id : undefined;
}

/** The two endpoints of a resource: its collection and its records. */
export function endpointsOf<Item, Input extends z.ZodObject, Key, New extends z.ZodObject = Input>(
  resource: Resource<Item, Input, Key, New>,
): Endpoint[] {
  const { path, name, description } = resource;
  const common = { description, tag: name, renders: ["json", "html"] as const, hasSuffixes: true as const };
  return [
    {
      ...common,
      path: `/${path}/`,
      name: `${name} List`,
      note: resource.note,
      operations: collectionOperations(resource),
    },
    { ...common, path: `/${path}/{id}/`, name: `${name} Instance`, operations: recordOperations(resource) },
  ];
}

function collectionOperations<Item, Input extends z.ZodObject, Key, New extends z.ZodObject>(
  resource: Resource<Item, Input, Key, New>,
): Endpoint["operations"] {
  const { list, create, addsNothing, output, authorise, name } = resource;
  // Without a newInput, the type New is Input.
  const newInput = resource.newInput ?? (resource.input as unknown as New);
  const GET: Operation = {
    summary: `List: ${name}`,
    authorise: authorise.view,
    query: list.query,
    status: 200,
    handle: async (call) => {
      const data = await list.read(call, (item) => resource.represent(item, call.link));
      return { status: 200, data, form: {} };
    },
  };
  if (!create) return { GET };
  const POST: Operation = {
    summary: `Add: ${name}`,
    authorise: authorise.add,
    input: newInput,
    output,
    status: 201,
    ...(addsNothing ? { also: { 200: addsNothing } } : {}),
    handle: async (call) => {
      const {
        item,
        headers,
        isKnown = false,
      } = await create(call.ctx, parse(newInput, await call.fields()), call.link);
      const data = resource.represent(item, call.link);
      return { status: isKnown ? 200 : 201, data, headers: { Location: data.url, ...headers }, form: {} };
    },
  };
  return { GET, POST };
}

function recordOperations<Item, Input extends z.ZodObject, Key, New extends z.ZodObject>(
  resource: Resource<Item, Input, Key, New>,
): Endpoint["operations"] {
  const { input, output, authorise, name, update, remove } = resource;
  const keyOf = ({ params }: Call): Key => {
    const key = resource.key(params.id ?? "");
    if (key === undefined) throw new AppError("not_found", "Not found.");
    return key;
  };
  const shown = (call: Call, { item, headers = {}, isEcho = false }: Written<Item>): Answer => {
    const data = resource.represent(item, call.link);
    return { status: 200, data, headers, ...(isEcho ? {} : { etag: etagOf(data) }) };
  };
  const check = ({ request, link }: Call) =>
    precondition(request.headers, (item: Item) => etagOf(resource.represent(item, link)));
  const operations: Endpoint["operations"] = {
    GET: {
      summary: `Read: ${name}`,
      authorise: authorise.view,
      output,
      status: 200,
      handle: async (call) => shown(call, { item: await resource.get(call.ctx, keyOf(call)) }),
    },
  };
  if (update) {
    const write = (partial: boolean) => async (call: Call) => {
      const key = keyOf(call);
      // Before the body is read, as in Django REST framework: a missing record is 404 whatever is sent.
      await resource.get(call.ctx, key);
      const fields = await call.fields();
      const values = parse(partial ? onlyGiven(input, fields) : input, fields) as Partial<z.output<Input>>;
      return shown(call, await update(call.ctx, key, values, check(call)));
    };
    const change = { authorise: authorise.change, input, output, status: 200 };
    operations.PUT = { ...change, summary: `Replace: ${name}`, handle: write(false) };
    operations.PATCH = { ...change, summary: `Change: ${name}`, partial: true, handle: write(true) };
  }
  if (remove) {
    operations.DELETE = {
      summary: `Delete: ${name}`,
      authorise: authorise.delete,
      status: 204,
      handle: async (call) => {
        const key = keyOf(call);
        await resource.get(call.ctx, key);
        await remove(call.ctx, key, check(call));
        return { status: 204 };
      },
    };
  }
  return operations;
}

/** The fields of the schema that a PATCH contains. */
function onlyGiven({ shape }: z.ZodObject, fields: Fields): z.ZodObject {
  return z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => Object.hasOwn(fields, name))));
}

/** The names of the fields that take a list. */
export function listFields(input: z.ZodObject): Set<string> {
  return new Set(fieldsOf(input).flatMap(([name, { type }]) => (type === "list" ? [name] : [])));
}
