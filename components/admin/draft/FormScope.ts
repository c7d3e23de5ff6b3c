import { createContext, type Dispatch, useContext } from "react";
import type { Choice } from "@/lib/contract/admin/admin";
import type { Draft, DraftEvent } from "./draft";

/** Shared by the fields of a form. */
export interface FormScope {
  draft: Draft;
  errors: Record<string, string[]>;
  related: Record<string, (Choice & { href?: string | undefined })[]>;
  dispatch: Dispatch<DraftEvent>;
}

const FormScopeContext = createContext<FormScope | undefined>(undefined);

export const FormScopeProvider = FormScopeContext.Provider;

export function useFormScope(): FormScope {
  const scope = useContext(FormScopeContext);
  if (!scope) throw new Error("This must be inside of a form.");
  return scope;
}
