import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/Alert";
import type { FormState } from "./useRecordForm";

interface ErrorSummaryProps {
  state: FormState;
  /** Labels of the fields, by name. */
  labels: Record<string, string>;
}

/** The errors of the last attempt to save; it takes the focus each time. */
export function ErrorSummary({ state: { errors, failure, failures, conflict }, labels }: ErrorSummaryProps) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failures > 0) alert.current?.focus();
  }, [failures]);

  const count = Object.keys(errors).filter((name) => name in labels).length;
  // Errors of fields that the form does not show.
  const others = Object.entries(errors).flatMap(([name, texts]) => (name in labels ? [] : texts));
  if (conflict || (count === 0 && others.length === 0 && failure === undefined)) return null;
  const title =
    count > 0 ? `Please correct the ${count === 1 ? "error" : "errors"} below.` : (failure ?? "Please correct this.");
  return (
    <div className="mb-4">
      <Alert ref={alert} title={title}>
        {others.length > 0 && (
          <ul className="mt-1">
            {others.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}
