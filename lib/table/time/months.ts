/** The beginnings of month names in English, German, French, Spanish, Italian and Dutch, without accents. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ["jan", "ene", "gen"],
  ["feb", "fev"],
  ["mar", "maa", "mrt", "mrz"],
  ["apr", "abr", "avr"],
  ["may", "mai", "mei", "mag"],
  ["jun", "juin", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "aou", "ago"],
  ["sep", "set"],
  ["oct", "okt", "out", "ott"],
  ["nov"],
  ["dec", "dez", "dic"],
];

/** The number, 1 to 12, of a month's name or abbreviation; undefined for other words. */
export function monthNamed(name: string): number | undefined {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = BEGINNINGS.findIndex((beginnings) => beginnings.some((beginning) => plain.startsWith(beginning)));
  return index === -1 ? undefined : index + 1;
}
