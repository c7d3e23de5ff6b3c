import { z } from "zod";
import { LANGUAGES, type Language } from "../contract/language";
import { env } from "../env";
import { type Preferred, preferredBy } from "../format/preferred";
import { languagesOf, readerFor } from "../format/reader";
import { CATALOGUES } from "../text/catalogues";
import { UNIT_SYSTEMS } from "../weather/units/systems";

/** Invalid values are ignored, so that a mistake in an embedding page's address does not break it. */
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
 * Language and units of a request: by ?lang= and ?units=, else the units of the site or of the station whose `timeZone`
 * this is, else as the browser prefers. Cookies are ignored.
 */
export function preferredIn({ url, headers }: Request, timeZone?: string): Preferred & Pick<Asked, "theme"> {
  const { lang, units, theme } = querySchema.parse(Object.fromEntries(new URL(url).searchParams));
  const tags = languagesOf(headers.get("accept-language") ?? "");
  const asked = { ...(lang && { language: lang }), ...(units && { units }) };
  const reader = readerFor(asked, tags, { units: env.UNITS, timeZone });
  return { ...preferredBy(reader, CATALOGUES[reader.language]), theme };
}
