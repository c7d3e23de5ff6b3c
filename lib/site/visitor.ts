import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { env } from "../env";
import { type Preferred, preferredBy } from "../format/preferred";
import { type Reader, readerOf } from "../format/reader";
import { CATALOGUES } from "../text/catalogues";
import type { Catalogue } from "../text/text";

interface Visitor extends Preferred {
  reader: Reader;
  catalogue: Catalogue;
}

/** The preferences of the current page's reader, for server components; `timeZone` is that of the page's station. */
export const visitor = cache(async (timeZone?: string): Promise<Visitor> => {
  const reader = readerOf(await headers(), { units: env.UNITS, timeZone });
  const catalogue = CATALOGUES[reader.language];
  return { reader, catalogue, ...preferredBy(reader, catalogue) };
});
