import { AppError } from "../errors";

/** A record of this API needs a few hundred bytes. */
const BODY_BYTES = 64 * 1024;

/**
 * The request's fields, from JSON, a form or multipart. An empty JSON body counts as no fields.
 * @throws AppError unsupported, too_large or invalid, in Django REST framework's words
 */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type") ?? "";
  const media = type.split(";", 1)[0]?.trim().toLowerCase();
  if (media === "application/json") return jsonFields(await readText(request));
  if (media === "application/x-www-form-urlencoded") {
    return Object.fromEntries(new URLSearchParams(await readText(request)));
  }
  if (media === "multipart/form-data") return multipartFields(await readBytes(request), type);
  throw new AppError("unsupported", `Unsupported media type "${type}" in request.`);
}

function jsonFields(text: string): Record<string, unknown> {
  if (text === "") return {};
  const value = parseJson(text);
  if (value === null) throw wrongBody("No data provided");
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrongBody(`Invalid data. Expected a dictionary, but got ${pythonName(value)}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", `JSON parse error - ${error instanceof Error ? error.message : "not JSON"}`);
  }
}

/** Clients of this API know these names. */
function pythonName(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  return Number.isInteger(value) ? "int" : "float";
}

async function multipartFields(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(await new Response(bytes, { headers: { "Content-Type": type } }).formData());
  } catch {
    throw new AppError("invalid", "Multipart form parse error - Invalid boundary or body.");
  }
}

async function readText(request: Request): Promise<string> {
  try {
    // ignoreBOM keeps a byte order mark in the text, where it is the parse error that the contract wants.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readBytes(request));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", "JSON parse error - the body is not UTF-8.");
  }
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES) throw new AppError("too_large", "The body is larger than 64 kB.");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** A client that goes away half-way is no fault of ours. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (request.body ?? []) as AsyncIterable<Uint8Array>;
  } catch {
    throw new AppError("invalid", "The body ends too early.");
  }
}

function wrongBody(message: string): AppError {
  return new AppError("invalid", message, { non_field_errors: [message] });
}
