// Compresses what the browser loads of the built application, once and as small as it gets: a small computer that did it
// for each visitor would be slower and send more.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { root } from "./lib/print.mjs";

/** What is not in here is compressed by its own format, as fonts and pictures are. */
const TEXTS = /\.(css|js|json|svg|txt)$/;

const folder = join(root, ".next/static");
const entries = await readdir(folder, { recursive: true });
await Promise.all(entries.filter((name) => TEXTS.test(name)).map((name) => compress(join(folder, name))));

async function compress(file) {
  const content = await readFile(file);
  const [small, smaller] = await Promise.all([
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ]);
  await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)]);
}
