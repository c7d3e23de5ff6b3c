import { useReducer } from "react";
import type { Conflict, FormPage } from "@/lib/contract/admin/admin";
import { type Draft, type DraftEvent, draftOf, fieldsOf, isSame, reduceDraft } from "../draft/draft";
import type { SaveError } from "../errorText";

/** The state of a record's form. */
export interface FormState {
  page: FormPage;
  draft: Draft;
  /** Errors by field. */
  errors: Record<string, string[]>;
  /** The error of the whole. */
  failure?: string | undefined;
  conflict?: Conflict | undefined;
  /** Counts failed attempts: each moves the focus to the errors. */
  failures: number;
}

export type FormEvent =
  | DraftEvent
  | { type: "failed"; refusal: SaveError; message: string | undefined }
  | { type: "loaded"; page: FormPage };

export function begin(page: FormPage): FormState {
  return { page, draft: draftOf(fieldsOf(page.fieldsets), page.values), errors: {}, failures: 0 };
}

function reduce(state: FormState, event: FormEvent): FormState {
  switch (event.type) {
    case "failed":
      return {
        ...state,
        errors: event.refusal.fields,
        failure: event.message,
        conflict: event.refusal.conflict ?? state.conflict,
        failures: state.failures + 1,
      };
    case "loaded":
      return begin(event.page);
    default:
      return { ...state, draft: reduceDraft(state.draft, event) };
  }
}

/** Whether leaving would lose input. */
export function isDirty({ page, draft }: Pick<FormState, "page" | "draft">): boolean {
  const fields = fieldsOf(page.fieldsets).filter(({ readOnly }) => !readOnly);
  const initial = draftOf(fields, page.values).values;
  return fields.some(
    ({ name }) =>
      !isSame(initial[name] ?? null, draft.values[name] ?? null) ||
      (initial[name] !== "" && (draft.zones[name] ?? "UTC") !== "UTC"),
  );
}

export function useRecordForm(page: FormPage) {
  return useReducer(reduce, page, begin);
}
