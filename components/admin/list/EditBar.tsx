import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { counted } from "../words";
import type { Edits } from "./useEdits";

/** Saves the changed rows of a list. */
export function EditBar({ edits, one, many }: { edits: Edits; one: string; many: string }) {
  const { count, save, discard, isSaving, failure } = edits;
  if (count === 0 && failure === undefined) return null;
  return (
    <div className="sticky bottom-0 z-20 mt-3 grid gap-3 border-line border-t bg-surface/95 py-3">
      {failure !== undefined && <Alert title={failure} />}
      <div className="flex flex-wrap items-center gap-2">
        <button type="button" disabled={isSaving || count === 0} onClick={save} className={buttonClass("primary")}>
          {isSaving ? "Saving…" : "Save"}
        </button>
        <button type="button" disabled={isSaving} onClick={discard} className={buttonClass()}>
          Discard
        </button>
        <p role="status" className="text-muted text-sm">
          {counted({ value: count, isMore: false }, one, many)} changed
        </p>
      </div>
    </div>
  );
}
