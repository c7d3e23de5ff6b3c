import { AppError } from "../errors";

/** A record of this API needs a few hundred bytes. */
const BODY_BYTES = 64 * 1024;
/** The deepest valid body is a list in an object. */
const MAX_DEPTH = 32;

export type Fields = Record<string, unknown>;

export const PARSES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

const FORMS = new Set(PARSES.slice(1));

/** Whether the request carries an HTML form. */
export function isForm(request: Request): boolean {
  return FORMS.has(mediaType(request));
}

function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * The request's fields, from JSON, a form or multipart. An empty JSON body has no fields; for a repeated form field the
 * last value counts, unless it is one of `lists`.
 * @throws AppError unsupported, too_large or invalid, with Django REST framework's messages
 */
export async function readFields(request: Request, lists: ReadonlySet<string> = new Set()): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  switch (mediaType(request)) {
    case "application/json":
      return jsonFields(await readText(request));
    case "application/x-www-form-urlencoded":
      return formFields(new URLSearchParams(await readText(request)), lists);
    case "multipart/form-data":
      return formFields(await multipartForm(await readBytes(request), type), lists);
    default:
      throw new AppError("unsupported", `Unsupported media type "${type}" in request.`);
  }
}

/** @throws AppError invalid, with Django REST framework's messages */
export function jsonFields(text: string): Fields {
  if (text === "") return {};
  const value = parseJson(text);
  if (value === null) throw wrongBody("No data provided");
  if (typeof value === "object" && !Array.isArray(value)) return value as Fields;
  throw wrongBody(`Invalid data. Expected a dictionary, but got ${pythonName(value)}.`);
}

function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new AppError("invalid", "JSON parse error - too many levels.");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", `JSON parse error - ${error instanceof Error ? error.message : "not JSON"}`);
  }
}

/** Nesting depth of the brackets outside of strings. A regular expression could be made slow by a hostile text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') quoted = !quoted;
    else if (quoted) i += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}

/** Clients of this API know Python's names of the types. */
function pythonName(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  return Number.isInteger(value) ? "int" : "float";
}

function formFields(form: URLSearchParams | FormData, lists: ReadonlySet<string>): Fields {
  const names = new Set(form.keys());
  return Object.fromEntries(
    [...names].map((name) => [name, lists.has(name) ? form.getAll(name) : form.getAll(name).at(-1)]),
  );
}

async function multipartForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new AppError("invalid", "Multipart form parse error - Invalid boundary or body.");
  }
}

async function readText(request: Request): Promise<string> {
  try {
    // ignoreBOM keeps a byte order mark in the text, so that it is a parse error, as in Django REST framework.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readBytes(request));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", "JSON parse error - the body is not UTF-8.");
  }
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const whole = await wholeBody(request, BODY_BYTES);
  if (whole) return whole;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES) throw new AppError("too_large", "The body is larger than 64 kB.");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * The body, if its length is given and at most so many bytes. A stream of the Fetch API costs many times what a small body
 * does. Undefined if it must be read as a stream.
 * @throws AppError invalid when the client disconnects
 */
export async function wholeBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const length = request.headers.get("content-length");
  if (length === null || Number(length) > most) return undefined;
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw endsTooEarly();
  }
}

function endsTooEarly(): AppError {
  return new AppError("invalid", "The body ends too early.");
}

/** A client that disconnects in the middle of the body is a client error, not a server error. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (request.body ?? []) as AsyncIterable<Uint8Array>;
  } catch {
    throw endsTooEarly();
  }
}

function wrongBody(message: string): AppError {
  return new AppError("invalid", message, { non_field_errors: [message] });
}
