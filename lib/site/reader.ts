import { z } from "zod";
import { LANGUAGES, type Language } from "../contract/language";
import { env } from "../env";
import { type Preferred, preferredBy } from "../format/preferred";
import { languagesOf, readerFor } from "../format/reader";
import { CATALOGUES } from "../text/catalogues";
import { UNIT_SYSTEMS } from "../weather/units/systems";

/** What does not make sense in an address that stands on somebody's page is left out: the page shall not break by it. */
const querySchema = z.object({
  lang: z
    .enum(Object.keys(LANGUAGES) as [Language, ...Language[]])
    .optional()
    .catch(undefined),
  units: z.enum(UNIT_SYSTEMS).optional().catch(undefined),
  theme: z.enum(["light", "dark"]).optional().catch(undefined),
});

type Asked = z.infer<typeof querySchema>;

/**
 * How an address wants to be read: by ?lang= and ?units=, else in the units of the site or of the station whose `timeZone` this is,
 * else as its reader's browser says; cookies say nothing here.
 */
export function preferredIn({ url, headers }: Request, timeZone?: string): Preferred & Pick<Asked, "theme"> {
  const { lang, units, theme } = querySchema.parse(Object.fromEntries(new URL(url).searchParams));
  const tags = languagesOf(headers.get("accept-language") ?? "");
  const asked = { ...(lang && { language: lang }), ...(units && { units }) };
  const reader = readerFor(asked, tags, { units: env.UNITS, timeZone });
  return { ...preferredBy(reader, CATALOGUES[reader.language]), theme };
}
