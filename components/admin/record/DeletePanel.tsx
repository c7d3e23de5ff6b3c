import { type FormEvent, useId, useState } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";
import { inputClass } from "@/components/ui/input";
import type { ActionResult, DeletePreview, Selection } from "@/lib/contract/admin/admin";
import { useAdmin } from "../client";
import { errorText, saveErrorOf } from "../errorText";
import { FieldErrors } from "../inputs/FieldErrors";
import { countText } from "../words";
import { DependentRecords } from "./DependentRecords";

interface DeletePanelProps {
  preview: DeletePreview;
  selection: Selection;
  onCancel: () => void;
  onDone: (result: ActionResult) => void;
}

/** What a deletion includes, and the question for confirmation. */
export function DeletePanel({ preview, selection, onCancel, onDone }: DeletePanelProps) {
  const admin = useAdmin();
  const id = useId();
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const errors = failure === undefined ? [] : (saveErrorOf(failure).fields.reason ?? []);
  const { model, label, goes, stays, needsReason } = preview;

  async function run(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      onDone(await admin.remove.mutate({ model: model.path, selection, reason }));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={run} noValidate>
      <HydratedFieldset>
        <p className="text-sm">
          Do you want to delete <strong className="break-words font-semibold">{label}</strong>? This cannot be undone.
        </p>
        {failure !== undefined && errors.length === 0 && (
          <div className="mt-3">
            <Alert title={errorText(failure)} />
          </div>
        )}
        <div className="mt-4 grid gap-3">
          {goes.map((going) => (
            <DependentRecords key={going.label} {...going} />
          ))}
        </div>
        {stays.length > 0 && (
          <p className="mt-3 text-muted text-sm">
            What stays, without its link: {stays.map((one) => `${countText(one.count)} ${one.label}`).join(", ")}.
          </p>
        )}
        {needsReason && (
          <div className="mt-4">
            <label htmlFor={id} className="mb-1 block font-medium text-sm">
              Reason
              <span className="text-danger" aria-hidden="true">
                {" "}
                *
              </span>
            </label>
            <input
              id={id}
              value={reason}
              maxLength={500}
              aria-required
              aria-invalid={errors.length > 0 || undefined}
              aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}
              onChange={(event) => setReason(event.target.value)}
              className={inputClass(errors.length > 0)}
            />
            <FieldErrors id={`${id}-errors`} errors={errors} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap gap-2">
          <button type="submit" disabled={isBusy} className={buttonClass("danger")}>
            {isBusy ? "Deleting…" : "Yes, I’m sure"}
          </button>
          <button type="button" onClick={onCancel} className={buttonClass()}>
            No, take me back
          </button>
        </div>
      </HydratedFieldset>
    </form>
  );
}
