import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./print.mjs";

/** By file: a start asks for the same sources several times. @type {Map<string, Buffer>} */
const digests = new Map();

/** SHA-256 over the names and contents of files and folders: unlike timestamps, the same in every clone. */
export function fingerprint(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(digest(file));
  }
  return hash.digest("hex");
}

function digest(file) {
  const known = digests.get(file);
  if (known) return known;
  const made = createHash("sha256")
    .update(readFileSync(join(root, file)))
    .digest();
  digests.set(file, made);
  return made;
}

function filesOf(place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  return statSync(path).isFile() ? [place] : filesIn(place);
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => name !== "generated" && name !== "node_modules")
    .flatMap((entry) => {
      const place = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(place) : [place];
    });
}
