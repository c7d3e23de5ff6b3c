import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./print.mjs";

/** SHA-256 over the names and contents of files and folders: unlike timestamps, the same in every clone. */
export function fingerprint(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesOf(place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [place];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== "generated" && name !== "node_modules")
    .flatMap((name) => filesOf(`${place}/${name}`));
}
