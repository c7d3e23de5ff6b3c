import { createWriteStream, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { RELEASE_MARK } from "./prepare.mjs";
import { root } from "./print.mjs";
import { tar } from "./tar.mjs";

/** What a server needs, and what its owner reads. Everything is built; only packages are missing. */
const PLACES = [
  ".env.example",
  ".next",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "THIRD-PARTY.md",
  "device-agent/package.json",
  "dist",
  "docs",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "prisma",
  "public",
  "scripts/lib/prepare.mjs",
  "scripts/lib/print.mjs",
  "scripts/lib/run.mjs",
  "scripts/lib/sources.mjs",
  "scripts/manage.mjs",
  "scripts/start.mjs",
];

/** What only the build and debuggers use, nine tenths of its size. */
const LEFT_OUT = /^\.next\/((build|cache|diagnostics|types|trace|trace-build)(\/|$)|.*\.(map|nft\.json)$)/;

const NAMES_FOLDER = /^\.next\/required-server-files\./;

/** Names of the files and links in a release, sorted by code units. */
export function releaseFiles() {
  return PLACES.flatMap(filesOf).sort();
}

function filesOf(place) {
  if (LEFT_OUT.test(place)) return [];
  if (!lstatSync(join(root, place)).isDirectory()) return [place];
  return readdirSync(join(root, place)).flatMap((name) => filesOf(`${place}/${name}`));
}

/**
 * Writes the archive of a built program. The same files and time make the same bytes.
 * @param {string} file
 * @param {number} seconds the time of all its files, since 1970
 */
export async function writeRelease(file, seconds) {
  mkdirSync(dirname(file), { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = `${name}-${version}`;
  await pipeline(
    Readable.from(tar(entries(folder, version), seconds)),
    createGzip({ level: 9 }),
    createWriteStream(file),
  );
}

function* entries(folder, version) {
  yield { name: `${folder}/${RELEASE_MARK}`, content: Buffer.from(`${version}\n`) };
  for (const place of releaseFiles()) yield entryOf(place, `${folder}/${place}`);
}

function entryOf(place, name) {
  const path = join(root, place);
  const status = lstatSync(path);
  if (status.isSymbolicLink()) return { name, target: readlinkSync(path) };
  const content = NAMES_FOLDER.test(place) ? withoutFolder(readFileSync(path, "utf8")) : readFileSync(path);
  return { name, content, isExecutable: (status.mode & 0o100) !== 0 };
}

/** Next notes there where it was built, which does not belong into a release. */
function withoutFolder(text) {
  return Buffer.from(text.replaceAll(JSON.stringify(root.replace(/[\\/]$/, "")), '"."'));
}
