import alike from "./look-alikes.json" with { type: "json" };

/*
 * look-alikes.json: each letter or digit, followed by those that look like it. From Unicode's confusables.txt
 * (https://www.unicode.org/Public/security/, version 13.0, from the package unhomoglyph 1.0.6): the letters and
 * digits of NFKC that look like ASCII's, and those of the Latin, Cyrillic, Greek, Armenian and Cherokee scripts that
 * look like others.
 */
const PROTOTYPES = new Map(
  Object.entries(alike).flatMap(([prototype, letters]) => Array.from(letters, (letter) => [letter, prototype])),
);

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Equal for names that look the same; not for display (Unicode Technical Standard 39, section 4). */
function skeletonOf(name: string): string {
  const letters = name.normalize("NFKC").normalize("NFD").replaceAll(INVISIBLE, "");
  return Array.from(letters, (letter) => PROTOTYPES.get(letter) ?? letter)
    .join("")
    .normalize("NFD");
}

/** Whether one name can be mistaken for the other, as written, in lower case or in upper case. */
export function lookAlike(a: string, b: string): boolean {
  const known = new Set(writingsOf(a).map(skeletonOf));
  return writingsOf(b).some((name) => known.has(skeletonOf(name)));
}

function writingsOf(name: string): string[] {
  return [name, name.toLowerCase(), name.toUpperCase()];
}
