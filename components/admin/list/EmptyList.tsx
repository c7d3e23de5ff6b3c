import { Inbox, Plus, SearchX } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin";
import { addHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { withArticle } from "../words";

/** No records yet, or none that match. */
export function EmptyList({ model: { path, one, many, may }, isNarrowed }: { model: ModelInfo; isNarrowed: boolean }) {
  const Icon = isNarrowed ? SearchX : Inbox;
  return (
    <div className="card flex flex-col items-center px-6 py-16 text-center">
      <Icon className="size-9 text-muted" strokeWidth={1.5} aria-hidden="true" />
      <p className="mt-3 font-medium">{isNarrowed ? `No ${many} match` : `No ${many} yet`}</p>
      <p className="mt-1 max-w-sm text-balance text-muted text-sm">
        {isNarrowed
          ? "Nothing is left by the search, the filters or the date that are set."
          : `What is added here, or arrives through another door, appears in this list.`}
      </p>
      <div className="mt-5">
        {isNarrowed && (
          <AdminLink href={modelHref(path)} className={buttonClass()}>
            Show all {many}
          </AdminLink>
        )}
        {!isNarrowed && may.add && (
          <AdminLink href={addHref(path)} className={buttonClass("primary")}>
            <Plus className="size-4" aria-hidden="true" />
            Add {withArticle(one)}
          </AdminLink>
        )}
      </div>
    </div>
  );
}
