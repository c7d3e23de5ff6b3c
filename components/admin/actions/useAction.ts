import { type FormEvent, useState } from "react";
import type { ActionInfo, FieldSpec, Selection } from "@/lib/contract/admin/admin";
import { useAdmin } from "../client";
import { type Draft, sentOf } from "../draft/draft";
import { saveErrorOf } from "../errorText";
import { useOutcome } from "../shell/useOutcome";

export interface ActionDialogProps {
  model: string;
  action: ActionInfo;
  selection: Selection;
  /** The target: a record's name, or the number of records. */
  subject: string;
  onClose: () => void;
  onDone: () => Promise<void> | void;
}

/** Performs an action with the values of its form, and keeps the errors. */
export function useAction(
  { model, action, selection, onClose, onDone }: ActionDialogProps,
  fields: readonly FieldSpec[],
  draft: Draft,
) {
  const admin = useAdmin();
  const outcome = useOutcome();
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const errors = failure === undefined ? {} : saveErrorOf(failure).fields;
  const isAboutFields = fields.some(({ name }) => name in errors);

  async function run(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const result = await admin.act.mutate({
        model,
        action: action.name,
        selection,
        input: sentOf(fields, draft),
      });
      onClose();
      outcome(result);
      await onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return { run, failure, errors, isAboutFields, isBusy };
}
