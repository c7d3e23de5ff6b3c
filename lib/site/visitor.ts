import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { env } from "../env";
import { type Preferred, preferredBy } from "../format/preferred";
import { type Reader, readerOf } from "../format/reader";
import { catalogueFor } from "../text/catalogues";
import type { Catalogue } from "../text/text";

type Further = Parameters<typeof catalogueFor>[1];

interface Visitor extends Preferred {
  reader: Reader;
  catalogue: Catalogue;
}

/** The preferences of the current page's reader, for server components; `timeZone` is that of the page's station. */
export const visitor = cache(async (timeZone?: string): Promise<Visitor> => {
  const reader = readerOf(await headers(), { units: env.UNITS, timeZone });
  const catalogue = catalogueFor(reader.language);
  return { reader, catalogue, ...preferredBy(reader, catalogue) };
});

/** The same with the texts of what is not on every site. */
export async function visitorReading(further: Further, timeZone?: string): Promise<Visitor> {
  const { reader } = await visitor(timeZone);
  const catalogue = catalogueFor(reader.language, further);
  return { reader, catalogue, ...preferredBy(reader, catalogue) };
}
