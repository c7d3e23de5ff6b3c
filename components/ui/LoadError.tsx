import { CloudAlert, Hourglass, RotateCw } from "lucide-react";
import { useEffect } from "react";
import { useText } from "@/components/prefs/Preferences";
import { UNAVAILABLE } from "@/lib/contract/unavailable";
import { actionClass, Message } from "./Message";

const AGAIN_MS = 5_000;

/** The props that Next passes to an error page. */
export interface Failure {
  error: Error & { digest?: string };
  retry: () => void;
}

interface LoadErrorProps extends Failure {
  /** What the error did not affect. */
  text: string;
}

/** A page that failed to load. If it only has to wait, it reloads by itself. */
export function LoadError({ error, text, retry }: LoadErrorProps) {
  const t = useText();
  const mustWait = error.digest === UNAVAILABLE;
  useEffect(() => {
    if (!mustWait) return;
    const timer = setInterval(retry, AGAIN_MS);
    return () => clearInterval(timer);
  }, [mustWait, retry]);
  return (
    <Message
      icon={mustWait ? Hourglass : CloudAlert}
      title={t(mustWait ? "common.waitTitle" : "common.errorTitle")}
      text={mustWait ? t("common.waitText") : text}
    >
      <button type="button" onClick={retry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        {t("common.tryAgain")}
      </button>
    </Message>
  );
}
