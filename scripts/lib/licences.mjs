/** SPDX identifiers of the licences in use that the Open Source Initiative has approved. */
const OSI = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "EPL-2.0",
  "ISC",
  "LGPL-2.1-or-later",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
]);

/** Licences missing in a package.json; taken from the package's LICENSE file. */
const UNDECLARED = { "seq-queue": "MIT" };

/**
 * @typedef {{ name: string, version: string, licence: string }} Shipped
 * @typedef {{ version?: string, license?: string, dev?: boolean, link?: boolean, name?: string }} Entry
 */

/**
 * The packages that an installation without development dependencies may have, on any platform, by name and version.
 * @param {{ packages: Record<string, Entry> }} lock the content of package-lock.json
 * @returns {Shipped[]}
 */
export function shippedPackages(lock) {
  const found = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes("node_modules/") || entry.dev || entry.link) continue;
    const name = entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const version = entry.version ?? "";
    found.set(`${name}@${version}`, { name, version, licence: entry.license ?? UNDECLARED[name] ?? "" });
  }
  // By code units: the order must not depend on the machine's language.
  return [...found.keys()].sort().map((key) => found.get(key));
}

/**
 * Whether an SPDX expression can be met with licences that the Open Source Initiative approved. One with both "AND" and
 * "OR" needs a person's judgement.
 * @param {string} expression
 */
export function isOpenSource(expression) {
  const ids = expression.replace(/[()]/g, "").split(/ (?:and|or) /i);
  const approved = ids.filter((id) => OSI.has(id));
  const isChoice = / or /i.test(expression) && !/ and /i.test(expression);
  return isChoice ? approved.length > 0 : approved.length === ids.length;
}
