import { type Catalogue, type Text, textOf } from "../text/text";
import { type Formats, formatsFor } from "./formats";
import { formatNumber } from "./number";
import type { Reader } from "./reader";

/** The texts and formatters of one reader. */
export interface Preferred {
  t: Text;
  format: Formats;
}

export function preferredBy(reader: Reader, catalogue: Catalogue): Preferred {
  const t = textOf(catalogue, reader.language, (value) => formatNumber(value, reader.locale));
  return { t, format: formatsFor(reader, t) };
}
