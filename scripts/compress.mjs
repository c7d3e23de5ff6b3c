// Precompresses the application's static assets at build time, as small as possible: a small computer that compressed
// them for each visitor would be slower and send more.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { root } from "./lib/print.mjs";

/** Other formats, such as fonts and pictures, are compressed already. */
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
