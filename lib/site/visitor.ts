import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type Preferred, preferredBy } from "../format/preferred";
import { type Reader, readerOf } from "../format/reader";
import { CATALOGUES } from "../text/catalogues";
import type { Catalogue } from "../text/text";

interface Visitor extends Preferred {
  reader: Reader;
  catalogue: Catalogue;
}

/** How whoever asks for this page reads it, for server components. */
export const visitor = cache(async (): Promise<Visitor> => {
  const reader = readerOf(await headers());
  const catalogue = CATALOGUES[reader.language];
  return { reader, catalogue, ...preferredBy(reader, catalogue) };
});
