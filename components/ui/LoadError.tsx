import { CloudAlert, RotateCw } from "lucide-react";
import { actionClass, Message } from "./Message";

/** A page that could not be made. `safe` says what was not lost by it. */
export function LoadError({ safe, retry }: { safe: string; retry: () => void }) {
  return (
    <Message
      icon={CloudAlert}
      title="This page could not be loaded"
      text={`The fault is on our side. ${safe}; please try again in a moment.`}
    >
      <button type="button" onClick={retry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        Try again
      </button>
    </Message>
  );
}
