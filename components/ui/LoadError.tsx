import { CloudAlert, RotateCw } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { actionClass, Message } from "./Message";

/** A page that could not be made. `text` says what was not lost by it. */
export function LoadError({ text, retry }: { text: string; retry: () => void }) {
  const t = useText();
  return (
    <Message icon={CloudAlert} title={t("common.errorTitle")} text={text}>
      <button type="button" onClick={retry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        {t("common.tryAgain")}
      </button>
    </Message>
  );
}
