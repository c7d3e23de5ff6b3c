"use client";

import { type FormEvent, useEffect, useMemo } from "react";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";
import type { FormPage } from "@/lib/contract/admin/admin";
import { DevicePanel } from "../device/DevicePanel";
import { fieldsOf } from "../draft/draft";
import { FormScopeProvider } from "../draft/FormScope";
import { useLeaveGuard } from "../draft/useLeaveGuard";
import { isFromBefore } from "../freshness";
import { ConflictBanner } from "./ConflictBanner";
import { ErrorSummary } from "./ErrorSummary";
import { FieldsetCard } from "./FieldsetCard";
import { InlineTable } from "./InlineTable";
import { RecordHeading } from "./RecordHeading";
import { SaveBar } from "./SaveBar";
import { isDirty, useRecordForm } from "./useRecordForm";
import { useSave } from "./useSave";
import { useSaveKey } from "./useSaveKey";

/** The page of a record, or of a new one. */
export function RecordForm({ initial }: { initial: FormPage }) {
  const [state, dispatch] = useRecordForm(initial);
  const { page, draft, errors, conflict } = state;
  const { save, reload, isBusy } = useSave(state, dispatch);
  const fields = useMemo(() => fieldsOf(page.fieldsets), [page]);
  const labels = useMemo(() => Object.fromEntries(fields.map(({ name, label }) => [name, label])), [fields]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, for the initial page
  useEffect(() => {
    if (isFromBefore(initial)) void reload();
  }, [initial]);
  useLeaveGuard(page.isWritable && !isBusy && isDirty(state));
  useSaveKey(page.isWritable ? () => save("continue") : undefined);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save("list");
  }

  return (
    <div className="mx-auto w-full max-w-[68rem]">
      <RecordHeading page={page} onChanged={reload} />
      <ErrorSummary state={state} labels={labels} />
      {conflict && <ConflictBanner conflict={conflict} fields={fields} draft={draft} onType={dispatch} />}
      <form method="post" onSubmit={onSubmit} noValidate aria-label={page.label}>
        <HydratedFieldset>
          <FormScopeProvider value={{ draft, errors, related: page.related, dispatch }}>
            <div className="grid grid-cols-1 gap-5">
              {page.fieldsets.map((fieldset, i) => (
                <FieldsetCard
                  key={fieldset.title ?? i}
                  fieldset={fieldset}
                  shown={page.values}
                  isWritable={page.isWritable}
                />
              ))}
            </div>
          </FormScopeProvider>
          <SaveBar page={page} isSaving={isBusy} onSave={save} />
        </HydratedFieldset>
      </form>
      {page.panel === "device" && <DevicePanel stationId={Number(page.key)} canCommand={page.isWritable} />}
      {page.inlines.map((inline) => (
        <InlineTable key={inline.title} inline={inline} onChanged={reload} />
      ))}
    </div>
  );
}
