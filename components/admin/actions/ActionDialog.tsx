import { useReducer } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/Dialog";
import { draftOf, reduceDraft } from "../draft/draft";
import { FormScopeProvider } from "../draft/FormScope";
import { errorText } from "../errorText";
import { FieldRow } from "../inputs/FieldRow";
import { type ActionDialogProps, useAction } from "./useAction";

/** Asks for an action's fields, or for confirmation, and performs it. */
export function ActionDialog(props: ActionDialogProps) {
  const { action, subject, onClose } = props;
  const [draft, dispatch] = useReducer(reduceDraft, action.fields, (fields) => draftOf(fields, {}));
  const { run, failure, errors, isAboutFields, isBusy } = useAction(props, action.fields, draft);

  return (
    <Dialog title={action.label} onClose={onClose}>
      <form method="post" onSubmit={run} noValidate>
        <p className="mt-2 text-sm">{action.confirm ?? `For ${subject}.`}</p>
        {action.confirm && <p className="mt-1 break-words font-medium text-sm">{subject}</p>}
        {failure !== undefined && (
          <div className="mt-3">
            <Alert title={isAboutFields ? "Please correct what is marked below." : errorText(failure)} />
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
