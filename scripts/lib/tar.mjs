import { Buffer } from "node:buffer";

const BLOCK = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

/**
 * A file or symbolic link of an archive.
 * @typedef {{ name: string, content: Buffer, isExecutable?: boolean } | { name: string, target: string }} Entry
 */

/**
 * The blocks of a tar archive (POSIX ustar), with nothing of this machine: no owner, one time for all, two modes.
 * @param {Iterable<Entry>} entries
 * @param {number} seconds the time of all files, since 1970
 * @returns {Generator<Buffer>}
 */
export function* tar(entries, seconds) {
  for (const entry of entries) {
    yield header(entry, seconds);
    if (!("content" in entry)) continue;
    yield entry.content;
    yield Buffer.alloc(-entry.content.length & (BLOCK - 1));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function header(entry, seconds) {
  const isLink = "target" in entry;
  const [prefix, name] = split(entry.name);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  octal(block, 100, 8, isLink ? 0o777 : entry.isExecutable ? 0o755 : 0o644);
  octal(block, 108, 8, 0);
  octal(block, 116, 8, 0);
  octal(block, 124, 12, isLink ? 0 : entry.content.length);
  octal(block, 136, 12, seconds);
  block.write(isLink ? "2" : "0", 156);
  if (isLink) {
    if (Buffer.byteLength(entry.target) > NAME_BYTES)
      throw new Error(`The link is too long for an archive: ${entry.name}`);
    block.write(entry.target, 157);
  }
  block.write("ustar\u000000", 257);
  block.write(prefix, 345);
  // The sum counts its own field as spaces.
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\u0000 `, 148);
  return block;
}

/** A long name is split at a slash: the folder goes to a field of its own. */
function split(name) {
  if (Buffer.byteLength(name) <= NAME_BYTES) return ["", name];
  for (let at = name.indexOf("/"); at !== -1; at = name.indexOf("/", at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(rest) <= NAME_BYTES) return [prefix, rest];
  }
  throw new Error(`The name is too long for an archive: ${name}`);
}

function octal(block, at, length, value) {
  block.write(`${value.toString(8).padStart(length - 1, "0")}\u0000`, at);
}
