import { type Dispatch, useState } from "react";
import type { FormPage, Saved } from "@/lib/contract/admin/admin";
import { addHref, changeHref, modelHref } from "../addresses";
import { useAdmin } from "../client";
import { fieldsOf, sentOf } from "../draft/draft";
import { errorText, saveErrorOf } from "../errorText";
import { useLastList } from "../shell/LastList";
import { useGo } from "../shell/useGo";
import { useOutcome } from "../shell/useOutcome";
import type { After } from "./SaveBar";
import type { FormEvent, FormState } from "./useRecordForm";

interface Saving {
  save: (after: After) => void;
  /** Shows the current record. */
  reload: () => Promise<void>;
  isBusy: boolean;
}

/** Saves the form, reports it, and opens the next page. */
export function useSave(state: FormState, dispatch: Dispatch<FormEvent>): Saving {
  const admin = useAdmin();
  const outcome = useOutcome();
  const lastList = useLastList();
  const { go, isGoing } = useGo();
  const [isSaving, setSaving] = useState(false);
  const { page, draft, conflict } = state;
  const model = page.model.path;

  async function load(key: string | undefined) {
    const fresh: FormPage = await admin.form.query({ model, key });
    dispatch({ type: "loaded", page: fresh });
    window.scrollTo({ top: 0 });
  }

  async function open({ key, message, oneTimeSecret }: Saved, after: After) {
    if (after === "list") {
      outcome({ message, oneTimeSecret }, modelHref(model));
      return go(lastList.of(model));
    }
    const isSame = after === "another" ? page.key === undefined : page.key === key;
    const more =
      after === "another" ? `You may add another ${page.model.singular} below.` : "You may edit it again below.";
    const href = after === "another" ? addHref(model) : changeHref(model, key);
    outcome({ message: `${message} ${more}`, oneTimeSecret }, href);
    if (!isSame) return go(href);
    await load(after === "another" ? undefined : key);
    if (after === "another")
      document.querySelector<HTMLElement>("form [data-field] :is(input, textarea, select)")?.focus();
  }

  async function save(after: After) {
    if (isSaving || isGoing) return;
    setSaving(true);
    try {
      const values = sentOf(fieldsOf(page.fieldsets), draft);
      await open(
        await admin.save.mutate({
          model,
          key: page.key,
          values,
          versionToken: conflict?.versionToken ?? page.versionToken,
        }),
        after,
      );
    } catch (error) {
      const refusal = saveErrorOf(error);
      dispatch({ type: "failed", refusal, message: wholeMessage(error) });
    } finally {
      setSaving(false);
    }
  }

  return { save: (after) => void save(after), reload: () => load(page.key), isBusy: isSaving || isGoing };
}

/** The message that no field shows. */
function wholeMessage(error: unknown): string | undefined {
  return Object.keys(saveErrorOf(error).fields).length > 0 ? undefined : errorText(error);
}
