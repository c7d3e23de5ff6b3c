import { RotateCw } from "lucide-react";
import { actionClass } from "@/components/ui/Message";

/** `hasOlder`: the charts of another time are still on show below. */
export function HistoryError({ onRetry, hasOlder }: { onRetry: () => void; hasOlder: boolean }) {
  return (
    <div role="alert" className="card mb-4 flex flex-col items-center gap-3 px-5 py-8 text-center">
      <p>
        <strong className="font-semibold">The history could not be loaded.</strong>{" "}
        <span className="text-muted">
          {hasOlder ? "What you see below is from before." : "The server may be busy or out of reach."}
        </span>
      </p>
      <button type="button" onClick={onRetry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        Try again
      </button>
    </div>
  );
}
