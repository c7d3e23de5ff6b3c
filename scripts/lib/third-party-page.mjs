import { isOpenSource } from "./licences.mjs";

/** Remarks on each package whose licence the Open Source Initiative has not approved. */
export const REMARKS = {
  "@photostructure/tz-lookup": "A dedication to the public domain: nothing is asked of anyone.",
  "@react-leaflet/core": "Part of react-leaflet, see there.",
  "caniuse-lite": "Data about browsers, read while building; to be named as the source, here.",
  "react-leaflet":
    "Draws the map. **Not an open-source licence**: it forbids use that violates human rights. Anyone who passes " +
    "this software on, or who runs it where only open-source licences are allowed, must know of it.",
};

/**
 * The text of THIRD-PARTY.md.
 * @param {import("./licences.mjs").Shipped[]} packages
 */
export function thirdPartyPage(packages) {
  const counts = new Map();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const unapproved = packages.filter(({ licence }) => !isOpenSource(licence));
  return [
    "# Third-party packages",
    "",
    "What is installed beside this software's own code (MIT), on any platform, and under which licence. The text of each",
    "licence is in the package's folder under `node_modules`. `npm run licences` makes this page from `package-lock.json`.",
    "",
    "## Not approved by the Open Source Initiative",
    "",
    ...table(
      ["Package", "Licence", "What to know"],
      unapproved.map(({ name, version, licence }) => [`${name} ${version}`, licence, REMARKS[name] ?? ""]),
    ),
    "",
    "## Licences",
    "",
    ...table(
      ["Licence", "Packages"],
      [...counts.keys()].sort().map((licence) => [licence, String(counts.get(licence))]),
    ),
    "",
    "## Packages",
    "",
    ...table(
      ["Package", "Version", "Licence"],
      packages.map(({ name, version, licence }) => [name, version, licence]),
    ),
    "",
  ].join("\n");
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
