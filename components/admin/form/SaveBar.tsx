import { Trash2 } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { FormPage } from "@/lib/contract/admin/admin";
import { deleteHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";

/** What follows saving: the list, another new record, or the same form. */
export type After = "list" | "another" | "continue";

interface SaveBarProps {
  page: FormPage;
  isSaving: boolean;
  onSave: (after: After) => void;
}

export function SaveBar({ page: { model, key, isWritable, mayDelete }, isSaving, onSave }: SaveBarProps) {
  return (
    <div className="z-20 -mx-4 mt-6 flex flex-wrap items-center gap-2 border-line border-t bg-surface/95 px-4 py-3 sm:sticky sm:bottom-0 sm:-mx-6 sm:px-6">
      {isWritable ? (
        <>
          <button type="submit" disabled={isSaving} className={buttonClass("primary")}>
            {isSaving ? "Saving…" : "Save"}
          </button>
          {model.may.add && (
            <button type="button" disabled={isSaving} onClick={() => onSave("another")} className={buttonClass()}>
              Save and add another
            </button>
          )}
          <button type="button" disabled={isSaving} onClick={() => onSave("continue")} className={buttonClass()}>
            Save and continue editing
          </button>
        </>
      ) : (
        <AdminLink href={modelHref(model.path)} className={buttonClass()}>
          Close
        </AdminLink>
      )}
      {mayDelete && key !== undefined && (
        <AdminLink href={deleteHref(model.path, key)} className={`${buttonClass("danger-quiet")} sm:ml-auto`}>
          <Trash2 className="size-4" aria-hidden="true" />
          Delete
        </AdminLink>
      )}
    </div>
  );
}
