import { Radio } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { Scrollable } from "@/components/ui/Scrollable";
import { useOrigin } from "@/components/ui/useOrigin";

function postReading(origin: string): string {
  return `curl -u admin ${origin}/station/ \\
  -d name=Garden -d temperature=4.2 \\
  -d lat=40.64 -d lon=-73.78 \\
  -d timestamp=$(date -u +%FT%TZ)`;
}

/** Shown in place of the list while there are no stations. */
export function GettingStarted() {
  const t = useText();
  const origin = useOrigin();
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-5 px-6 py-10">
      <Radio className="size-9 text-accent" strokeWidth={1.5} aria-hidden="true" />
      <div>
        <h1 id="stations-title" className="font-semibold text-xl tracking-tight">
          {t("map.noneTitle")}
        </h1>
        <p className="mt-1.5 text-muted leading-relaxed">{t("map.noneText")}</p>
      </div>
      <Step title={t("map.lookAround")}>npm run manage -- demo load</Step>
      <Step title={t("map.sendFirst")}>{postReading(origin)}</Step>
    </div>
  );
}

function Step({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-sm">{title}</h2>
      <Scrollable
        label={title}
        className="overflow-x-auto rounded-lg border border-line bg-sunken px-3.5 py-3 text-[0.8125rem] leading-relaxed"
      >
        <pre>
          <code>{children}</code>
        </pre>
      </Scrollable>
    </div>
  );
}
