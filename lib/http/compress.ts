import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** For smaller bodies the Content-Encoding header costs more than compression saves. */
const MIN_BYTES = 1024;

const gzipAsync = promisify(gzip);

export async function gzipped(body: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await gzipAsync(body));
}

/** Encodes the body by the client's Accept-Encoding, with the matching headers. */
export async function encode(
  body: string | Uint8Array<ArrayBuffer>,
  acceptEncoding: string | null,
): Promise<{ body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string>; varies: boolean }> {
  if (body.length < MIN_BYTES) return { body, headers: {}, varies: false };
  if (!takes(acceptEncoding, "gzip")) return { body, headers: {}, varies: true };
  return { body: await gzipped(body), headers: { "Content-Encoding": "gzip" }, varies: true };
}

/** The same for a stream, whose length is not known. */
export function encodeStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>, acceptEncoding: string | null) {
  if (!takes(acceptEncoding, "gzip")) return { body: stream, headers: {} };
  return { body: stream.pipeThrough(new CompressionStream("gzip")), headers: { "Content-Encoding": "gzip" } };
}

/** By the coding's own entry, else by `*`. Without a regular expression, which a long header could make slow. */
export function takes(acceptEncoding: string | null, coding: "br" | "gzip"): boolean {
  const qualities = new Map((acceptEncoding ?? "").split(",").map(readCoding));
  return (qualities.get(coding) ?? qualities.get("*") ?? 0) > 0;
}

function readCoding(entry: string): [coding: string, quality: number] {
  const [coding = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((part) => part.startsWith("q="));
  return [coding, quality === undefined ? 1 : Number(quality.slice(2))];
}
