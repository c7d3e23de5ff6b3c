import { Check, CodeXml, Copy } from "lucide-react";
import { useState } from "react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import { useCopy } from "@/components/ui/useCopy";
import type { StationSummary } from "@/lib/contract/station/station";

/** The HTML that embeds a station in another site, for copying. A private station cannot be embedded. */
export function EmbedCode({ station }: { station: StationSummary }) {
  const t = useText();
  const { reader } = useFormat();
  const [text, setText] = useState("");
  const { shown, isCopied, copy } = useCopy();
  if (!station.isPublic) return null;

  return (
    <details className="group print:hidden" onToggle={() => setText(tileCode(station, reader))}>
      <summary className="inline-flex cursor-pointer items-center gap-2 rounded-md py-1 text-muted text-sm hover:text-ink">
        <CodeXml className="size-4" aria-hidden="true" />
        {t("embed.heading")}
      </summary>
      <div className="mt-2 flex max-w-prose flex-wrap items-start gap-2">
        <code
          ref={shown}
          className="min-w-0 flex-1 basis-72 select-all break-all rounded-lg border border-line bg-sunken px-3 py-2 text-[0.8125rem]"
        >
          {text}
        </code>
        <button type="button" onClick={() => copy(text)} className={buttonClass()}>
          {isCopied ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
          <span role="status">{t(isCopied ? "embed.copied" : "embed.copy")}</span>
        </button>
      </div>
    </details>
  );
}

/** In the units and the language of the person who copies it. */
function tileCode({ id, name }: StationSummary, reader: { system: string; language: string }): string {
  const address = `${window.location.origin}/embed/${id}?units=${reader.system}&amp;lang=${reader.language}`;
  return `<iframe src="${address}" title="${escaped(name)}" width="320" height="200" style="border:0" loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
