import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Preferences } from "@/components/prefs/Preferences";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";

/** What a reader of this language reads of what is rendered, in one line. */
export function textOf(content: ReactNode, language = "en-IE"): string {
  const reader = readerFor({}, [language]);
  const html = renderToStaticMarkup(
    <Preferences reader={reader} catalogue={CATALOGUES[reader.language]}>
      {content}
    </Preferences>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
