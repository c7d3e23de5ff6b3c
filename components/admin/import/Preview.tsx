import { CircleCheck } from "lucide-react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import type { ImportPreview } from "@/lib/contract/admin/task";
import { counted } from "../words";
import { SampleTable } from "./SampleTable";

interface PreviewProps {
  preview: ImportPreview;
  model: ModelInfo;
  onStore: () => void;
}

const exact = (value: number) => ({ value, isMore: false });

/** The result of the check: valid lines, or the errors of the others. */
export function Preview({ preview: { columns, sample, good, bad, errors }, model, onStore }: PreviewProps) {
  return (
    <section aria-label="What was found in the file" className="grid grid-cols-1 gap-4">
      {bad > 0 ? (
        <Alert title={`${counted(exact(bad), "line is", "lines are")} not good. Nothing was imported.`}>
          <p className="mt-0.5">
            {counted(exact(good), "line is", "lines are")} good. Correct the file and choose it again.
          </p>
          <ul className="mt-2 grid gap-1">
            {errors.map(({ line, messages }) => (
              <li key={line} className="break-words">
                <strong className="font-semibold">Line {line}:</strong> {messages.join(" ")}
              </li>
            ))}
            {bad > errors.length && (
              <li className="text-muted">and {(bad - errors.length).toLocaleString("en")} more.</li>
            )}
          </ul>
        </Alert>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <p role="status" className="flex items-center gap-2 font-medium text-sm">
            <CircleCheck className="size-4 text-good" aria-hidden="true" />
            {good === 0 ? "The file has no records." : `All ${counted(exact(good), "line is", "lines are")} good.`}
          </p>
          {good > 0 && (
            <button type="button" onClick={onStore} className={buttonClass("primary")}>
              Import {counted(exact(good), model.singular, model.plural)}
            </button>
          )}
        </div>
      )}
      {sample.length > 0 && <SampleTable columns={columns} sample={sample} />}
    </section>
  );
}
