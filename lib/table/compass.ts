const STEP = 22.5;
const POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(" ");
const DEGREES: ReadonlyMap<string, number> = new Map(POINTS.map((point, i) => [point, i * STEP]));

/** English, German, Dutch, French, Spanish, Italian and Portuguese words. */
const WORDS: readonly [RegExp, string][] = [
  [/nor(th|d|te)|noord/g, "n"],
  [/s(outh|üd|ued|ud|ur|ul)|zuid/g, "s"],
  [/oeste|ovest|ouest|west/g, "w"],
  [/east|este?|ost|oost|leste/g, "e"],
];

/** What a lone O means: east in German and Dutch, west in French, Spanish, Italian and Portuguese. */
export type MeaningOfO = "E" | "W";

/** Collects from a table's directions in which language their letters are. */
export class CompassEvidence {
  #hasEast = false;
  #hasWest = false;

  add(cell: string): void {
    if (!/^[NESWO]{1,3}$/i.test(cell)) return;
    const letters = cell.toUpperCase();
    if (letters.includes("E")) this.#hasEast = true;
    if (letters.includes("W")) this.#hasWest = true;
  }

  /** Undefined if the letters are of no language, or of several. */
  meaningOfO(): MeaningOfO | undefined {
    if (this.#hasEast === this.#hasWest) return undefined;
    return this.#hasWest ? "E" : "W";
  }
}

/** The direction in degrees of a point of the compass, such as NNE, "north west" or Südost; undefined for other text. */
export function compassDegrees(cell: string, o: MeaningOfO | undefined): number | undefined {
  let letters = cell.toLowerCase();
  if (letters.length > 30) return undefined;
  if (letters.length > 3) for (const [word, letter] of WORDS) letters = letters.replace(word, letter);
  const point = letters.replace(/[\s-]/g, "").toUpperCase();
  return DEGREES.get(o === undefined ? point : point.replaceAll("O", o));
}

/** Whether a direction cell says that there is none: the wind is calm or variable. */
export function hasNoDirection(cell: string): boolean {
  return /^(calm|variable|vrb|var|windstill|calme|calma)$/i.test(cell);
}
