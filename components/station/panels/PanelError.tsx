import { RotateCw } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { actionClass } from "@/components/ui/Message";

interface PanelErrorProps {
  title: string;
  onRetry: () => void;
  /** Older data is still shown below. */
  hasOlder?: boolean;
}

/** A part of a page that could not be loaded. */
export function PanelError({ title, onRetry, hasOlder = false }: PanelErrorProps) {
  const t = useText();
  return (
    <div role="alert" className="card mb-4 flex flex-col items-center gap-3 px-5 py-8 text-center">
      <p>
        <strong className="font-semibold">{title}</strong>{" "}
        <span className="text-muted">{hasOlder ? t("station.historyErrorOlder") : t("station.historyErrorText")}</span>
      </p>
      <button type="button" onClick={onRetry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        {t("common.tryAgain")}
      </button>
    </div>
  );
}
