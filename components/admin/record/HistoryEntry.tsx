import { ArrowRight } from "lucide-react";
import type { LogItem } from "@/lib/contract/admin/admin";
import { Timestamp } from "../shell/Timestamp";
import { capital } from "../words";
import { ActionIcon } from "./ActionIcon";

/** One change: by whom, when, why, and each field's old and new value. */
export function HistoryEntry({ item: { time, actor, action, reason, changes } }: { item: LogItem }) {
  const told = changes.filter(({ old, new: now }) => old !== now);
  return (
    <li className="flex gap-3 border-line border-b px-4 py-3.5 last:border-0 sm:px-5">
      <ActionIcon action={action} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span>
            <strong className="font-semibold">{capital(action)}</strong> by {actor || "the system"}
          </span>
          <span className="text-muted">
            <Timestamp time={time} /> UTC
          </span>
        </p>
        {reason && <p className="mt-0.5 break-words text-muted">Reason: {reason}</p>}
        {told.length > 0 && (
          <ul className="mt-1.5 grid gap-1">
            {told.map(({ field, label, old, new: now }) => (
              <li key={field} className="grid gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
                <span className="text-muted">{label}</span>
                <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                  {old !== "" && (
                    <>
                      <del className="min-w-0 break-words text-muted decoration-danger/50">{old}</del>
                      <ArrowRight role="img" aria-label="to" className="size-3 shrink-0 self-center text-muted" />
                    </>
                  )}
                  <ins className="min-w-0 break-words no-underline">{now === "" ? "nothing" : now}</ins>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
