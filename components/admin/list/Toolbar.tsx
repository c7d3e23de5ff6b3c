import { Trash2 } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import type { ActionInfo, ListPage } from "@/lib/contract/admin/admin";
import type { ListInput } from "@/lib/contract/admin/query";
import { ActionDialog } from "../actions/ActionDialog";
import { GroupActionDialog } from "../actions/GroupActionDialog";
import { DeleteDialog } from "../record/DeleteDialog";
import { counted, countText } from "../words";
import { NOTHING, selectionOf, type Ticked, tickAll } from "./selection";

interface ToolbarProps {
  page: ListPage;
  query: ListInput;
  ticked: Ticked;
  onTick: (ticked: Ticked) => void;
  onDone: () => void;
}

/** The number of rows or selected rows, and the actions for the latter. */
export function Toolbar({ page, query, ticked, onTick, onDone }: ToolbarProps) {
  const { model, rows, count, actions } = page;
  const [asked, setAsked] = useState<ActionInfo | "delete">();
  const number = ticked.isAll ? count : { value: ticked.keys.size, isMore: false };
  const subject = counted(number, model.singular, model.plural);
  const AskedDialog = typeof asked === "object" && asked.isTogether ? GroupActionDialog : ActionDialog;
  const selection = selectionOf(ticked, query);
  const isMore = count.isMore || count.value > rows.length;

  function done() {
    onTick(NOTHING);
    onDone();
  }

  if (ticked.keys.size === 0) {
    return (
      <p className="flex min-h-9 items-center text-muted text-sm">{counted(count, model.singular, model.plural)}</p>
    );
  }
  return (
    <section aria-label="Selected" className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <p role="status">
        <strong className="font-semibold">{countText(number)}</strong>
        {!ticked.isAll && ` of ${rows.length}`} selected
      </p>
      {!ticked.isAll && isMore && ticked.keys.size === rows.length && (
        <button
          type="button"
          onClick={() => onTick(tickAll(rows.map(({ key }) => key)))}
          className="rounded text-accent hover:underline"
        >
          Select all {counted(count, model.singular, model.plural)}
        </button>
      )}
      <button type="button" onClick={() => onTick(NOTHING)} className="rounded text-accent hover:underline">
        Clear selection
      </button>
      <span className="flex flex-wrap gap-2">
        {actions.map((action) => (
          <button
            key={action.name}
            type="button"
            onClick={() => setAsked(action)}
            className={buttonClass(action.isDanger ? "danger-quiet" : "plain", "small")}
          >
            {action.label}
          </button>
        ))}
        {model.may.delete && (
          <button type="button" onClick={() => setAsked("delete")} className={buttonClass("danger-quiet", "small")}>
            <Trash2 className="size-3.5" aria-hidden="true" />
            Delete selected
          </button>
        )}
      </span>
      {asked === "delete" && (
        <DeleteDialog model={model.path} selection={selection} onClose={() => setAsked(undefined)} onDone={done} />
      )}
      {asked !== undefined && asked !== "delete" && (
        <AskedDialog
          model={model.path}
          action={asked}
          selection={selection}
          subject={subject}
          onClose={() => setAsked(undefined)}
          onDone={done}
        />
      )}
    </section>
  );
}
