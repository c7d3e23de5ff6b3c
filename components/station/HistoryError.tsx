import { RotateCw } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { actionClass } from "@/components/ui/Message";

/** `hasOlder`: the charts of another time are still on show below. */
export function HistoryError({ onRetry, hasOlder }: { onRetry: () => void; hasOlder: boolean }) {
  const t = useText();
  return (
    <div role="alert" className="card mb-4 flex flex-col items-center gap-3 px-5 py-8 text-center">
      <p>
        <strong className="font-semibold">{t("station.historyErrorTitle")}</strong>{" "}
        <span className="text-muted">{hasOlder ? t("station.historyErrorOlder") : t("station.historyErrorText")}</span>
      </p>
      <button type="button" onClick={onRetry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        {t("common.tryAgain")}
      </button>
    </div>
  );
}
