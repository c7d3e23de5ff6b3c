import { readdirSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../../env";
import { takes } from "../../http/compress";
import { processSingleton } from "../../process-singleton";
import type { Version } from "./conditions";

const BUILT = "/_next/static/";
/** How scripts/compress.mjs names what it has compressed, best first. */
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
  [undefined, ""],
] as const;

/** Where the files are, by their address: nothing else can be asked for. In development Next makes them as it goes. */
const files = () =>
  processSingleton("files", () =>
    env.NODE_ENV === "development"
      ? new Map<string, string>()
      : new Map([
          ...list("public", "/"),
          ...list(".next/static", BUILT),
          // As next.config.mjs has it.
          ["/agent", "public/agent/weather-agent.mjs"],
        ]),
  );

function list(folder: string, prefix: string): [address: string, path: string][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => [prefix + path.slice(folder.length + 1), path]);
}

/** An address may be written in other ways than ours, and all that Next would take for a file's is that here as well. */
function addressOf(target: string): string {
  try {
    const { pathname } = new URL(target.startsWith("/") ? `http://localhost${target}` : target);
    return decodeURIComponent(pathname).replace(/(?<=.)\/$/, "");
  } catch {
    return target;
  }
}

/** Whether a build has made this for the browser: its name says what is in it, and changed it has another name. */
export function isStaticAsset(pathname: string): boolean {
  return addressOf(pathname).startsWith(BUILT);
}

/** Whether this is a file's address; those of the build are, as nothing else is there. */
export function isFile(pathname: string): boolean {
  return files().has(addressOf(pathname)) || (env.NODE_ENV !== "development" && isStaticAsset(pathname));
}

export interface Found {
  path: string;
  /** Of the file itself, not of what its address is called. */
  name: string;
  encoding: "br" | "gzip" | undefined;
  version: Version;
}

/** The file at an address, as the client takes it; undefined where there is none, or none any more. */
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
