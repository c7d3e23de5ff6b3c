import { readdirSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../../env";
import { takes } from "../../http/compress";
import { processSingleton } from "../../process-singleton";
import type { Version } from "./conditions";

const BUILT = "/_next/static/";
/** The encodings of scripts/compress.mjs, best first. */
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
  [undefined, ""],
] as const;

/** Paths of all files by address; nothing else is served. In development Next makes them on demand. */
const files = () =>
  processSingleton("files", () =>
    env.NODE_ENV === "development"
      ? new Map<string, string>()
      : new Map([
          ...list("public", "/"),
          ...list(".next/static", BUILT),
          // As in next.config.mjs.
          ["/agent", "public/agent/weather-agent.mjs"],
        ]),
  );

function list(folder: string, prefix: string): [address: string, path: string][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => [prefix + path.slice(folder.length + 1), path]);
}

/** Normalises a request target: accepts all spellings of an address that Next would accept for a file. */
function addressOf(target: string): string {
  try {
    const { pathname } = new URL(target.startsWith("/") ? `http://localhost${target}` : target);
    return decodeURIComponent(pathname).replace(/(?<=.)\/$/, "");
  } catch {
    return target;
  }
}

/** Whether the address is of a build's output: its name contains a hash, so that its content never changes. */
export function isStaticAsset(pathname: string): boolean {
  return addressOf(pathname).startsWith(BUILT);
}

/** Whether this is a file's address. All below the build's folder are, as nothing else is there. */
export function isFile(pathname: string): boolean {
  return files().has(addressOf(pathname)) || (env.NODE_ENV !== "development" && isStaticAsset(pathname));
}

export interface Found {
  path: string;
  /** The file's own name, not that of its address. */
  name: string;
  encoding: "br" | "gzip" | undefined;
  version: Version;
}

/** The file at an address in an encoding that the client accepts; undefined if it does not exist, or no longer does. */
export async function findFile(pathname: string, acceptEncoding: string | null): Promise<Found | undefined> {
  const name = files().get(addressOf(pathname));
  if (name === undefined) return undefined;
  for (const [encoding, suffix] of ENCODINGS) {
    if (encoding && !takes(acceptEncoding, encoding)) continue;
    const path = name + suffix;
    const found = await stat(path).catch(() => undefined);
    if (!found) continue;
    const { size, mtimeMs } = found;
    const etag = `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
    return { path, name, encoding, version: { etag, modified: mtimeMs, size } };
  }
  return undefined;
}
