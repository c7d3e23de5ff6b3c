import { CloudAlert, RotateCw } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";

export type Progress = "loading" | "failed" | "done";

interface MapProgressProps {
  progress: Progress;
  onRetry: () => void;
}

/** Says why there are no labels on the map yet, once that has taken a moment, or why some are missing. */
export function MapProgress({ progress, onRetry }: MapProgressProps) {
  const t = useText();
  if (progress === "done") return null;
  if (progress === "loading") {
    return (
      <p className="card animate-late px-2.5 py-1 font-medium text-muted text-xs noscript:hidden">{t("map.loading")}</p>
    );
  }
  return (
    <div role="alert" className="card pointer-events-auto flex items-center gap-2 py-1 pr-1 pl-2.5 font-medium text-xs">
      <CloudAlert className="size-4 shrink-0 text-warning" aria-hidden="true" />
      {t("map.incomplete")}
      <button type="button" onClick={onRetry} className={buttonClass("quiet", "small")}>
        <RotateCw className="size-3.5" aria-hidden="true" />
        {t("common.tryAgain")}
      </button>
    </div>
  );
}
