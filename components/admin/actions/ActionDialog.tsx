import { type FormEvent, useReducer, useState } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/Dialog";
import type { ActionInfo, Selection } from "@/lib/contract/admin";
import { useAdmin } from "../client";
import { draftOf, reduceDraft, sentOf } from "../form/draft";
import { FieldRow } from "../form/FieldRow";
import { FormScopeProvider } from "../form/FormScope";
import { refusalOf, refusalText } from "../refusal";
import { useOutcome } from "../shell/useOutcome";

interface ActionDialogProps {
  model: string;
  action: ActionInfo;
  selection: Selection;
  /** What it is done to: a record's name, or how many there are. */
  subject: string;
  onClose: () => void;
  onDone: () => Promise<void> | void;
}

/** Asks what an action must know, or whether it is meant, and does it. */
export function ActionDialog({ model, action, selection, subject, onClose, onDone }: ActionDialogProps) {
  const admin = useAdmin();
  const outcome = useOutcome();
  const [draft, dispatch] = useReducer(reduceDraft, action.fields, (fields) => draftOf(fields, {}));
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const errors = failure === undefined ? {} : refusalOf(failure).fields;
  const isAboutFields = action.fields.some(({ name }) => name in errors);

  async function run(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const input = sentOf(action.fields, draft);
      const result = await admin.act.mutate({ model, action: action.name, selection, input });
      onClose();
      outcome(result);
      await onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <Dialog title={action.label} onClose={onClose}>
      <form method="post" onSubmit={run} noValidate>
        <p className="mt-2 text-sm">{action.confirm ?? `For ${subject}.`}</p>
        {action.confirm && <p className="mt-1 break-words font-medium text-sm">{subject}</p>}
        {failure !== undefined && (
          <div className="mt-3">
            <Alert title={isAboutFields ? "Please correct what is marked below." : refusalText(failure)} />
          </div>
        )}
        <FormScopeProvider value={{ draft, errors, related: {}, dispatch }}>
          <div className="mt-4 grid gap-3">
            {action.fields.map((field) => (
              <FieldRow key={field.name} field={field} isStacked />
            ))}
          </div>
        </FormScopeProvider>
        <div className="mt-6 flex flex-wrap justify-end gap-2">
          <button type="button" onClick={onClose} className={buttonClass()}>
            Cancel
          </button>
          <button type="submit" disabled={isBusy} className={buttonClass(action.isDanger ? "danger" : "primary")}>
            {isBusy ? "Working…" : action.label}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
