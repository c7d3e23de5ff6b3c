import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useReducer, useState } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/Dialog";
import { Skeleton } from "@/components/ui/Skeleton";
import type { ActionPreview, FieldValue } from "@/lib/contract/admin/admin";
import { useAdminQueries } from "../client";
import { draftOf, reduceDraft } from "../draft/draft";
import { FormScopeProvider } from "../draft/FormScope";
import { errorText } from "../errorText";
import { FieldRow } from "../inputs/FieldRow";
import { type ActionDialogProps, useAction } from "./useAction";

/** Previews an action on several records as one, asks for its fields and performs it. */
export function GroupActionDialog({ model, action, selection, subject, onClose, onDone }: ActionDialogProps) {
  const trpc = useAdminQueries();
  const [chosen, setChosen] = useState<Record<string, FieldValue>>({});
  const input = { model, action: action.name, selection, input: chosen };
  const { data, error } = useQuery({
    ...trpc.actionPreview.queryOptions(input),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog title={`${action.label} ${subject}`} onClose={onClose}>
      {data && (
        <PreviewForm
          preview={data}
          onChoose={(field, value) => setChosen({ ...chosen, [field]: value })}
          {...{ model, action, selection, subject, onClose, onDone }}
        />
      )}
      {error && !data && (
        <div className="mt-3">
          <Alert title={errorText(error)} />
          <button type="button" onClick={onClose} className={`${buttonClass()} mt-4`}>
            Close
          </button>
        </div>
      )}
      {!data && !error && <Skeleton className="mt-3 h-40" />}
    </Dialog>
  );
}

interface PreviewFormProps extends ActionDialogProps {
  preview: ActionPreview;
  /** Called when a field changes on which the preview depends. */
  onChoose: (field: string, value: FieldValue) => void;
}

function PreviewForm({ preview, onChoose, ...props }: PreviewFormProps) {
  const { action, onClose } = props;
  const { fields, facts, obstacles } = preview;
  const [draft, dispatch] = useReducer(reduceDraft, preview, ({ fields, values }) => draftOf(fields, values));
  const { run, failure, errors, isAboutFields, isBusy } = useAction(props, fields, draft);

  return (
    <form method="post" onSubmit={run} noValidate>
      <p className="mt-2 text-muted text-sm">{preview.help}</p>
      {failure !== undefined && (
        <div className="mt-3">
          <Alert title={isAboutFields ? "Please correct what is marked below." : errorText(failure)} />
        </div>
      )}
      <FormScopeProvider
        value={{
          draft,
          errors,
          related: {},
          dispatch: (event) => {
            dispatch(event);
            const isChoice =
              event.type === "typed" && fields.some(({ name, kind }) => name === event.field && kind === "choice");
            if (isChoice) onChoose(event.field, event.value);
          },
        }}
      >
        <div className="mt-4 grid gap-3">
          {fields.map((field) => (
            <FieldRow key={field.name} field={field} isStacked />
          ))}
        </div>
      </FormScopeProvider>
      <dl aria-label="What will happen" className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        {facts.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
      {obstacles.length > 0 && (
        <div className="mt-4">
          <Alert title="This cannot be done yet.">
            <ul className="mt-1 list-disc pl-5">
              {obstacles.map((obstacle) => (
                <li key={obstacle}>{obstacle}</li>
              ))}
            </ul>
          </Alert>
        </div>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={buttonClass()}>
          Cancel
        </button>
        <button type="submit" disabled={isBusy || obstacles.length > 0} className={buttonClass("primary")}>
          {isBusy ? "Working…" : action.label}
        </button>
      </div>
    </form>
  );
}
