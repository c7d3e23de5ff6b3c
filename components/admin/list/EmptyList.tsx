import { Inbox, Plus, SearchX } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import { addHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { withArticle } from "../words";

interface EmptyListProps {
  model: ModelInfo;
  isNarrowed: boolean;
  /** Why the query was refused. */
  refusal?: string | undefined;
}

/** The placeholder of an empty list: no records yet, no matches, or a refused query. */
export function EmptyList({ model: { path, singular, plural, may }, isNarrowed, refusal }: EmptyListProps) {
  const Icon = isNarrowed ? SearchX : Inbox;
  const { title, text } = wordsFor(plural, isNarrowed, refusal);
  return (
    <div className="card flex flex-col items-center px-6 py-16 text-center">
      <Icon className="size-9 text-muted" strokeWidth={1.5} aria-hidden="true" />
      <p className="mt-3 font-medium" role={refusal === undefined ? undefined : "alert"}>
        {title}
      </p>
      <p className="mt-1 max-w-sm text-balance text-muted text-sm">{text}</p>
      <div className="mt-5">
        {isNarrowed && (
          <AdminLink href={modelHref(path)} className={buttonClass()}>
            Show all {plural}
          </AdminLink>
        )}
        {!isNarrowed && may.add && (
          <AdminLink href={addHref(path)} className={buttonClass("primary")}>
            <Plus className="size-4" aria-hidden="true" />
            Add {withArticle(singular)}
          </AdminLink>
        )}
      </div>
    </div>
  );
}

function wordsFor(many: string, isNarrowed: boolean, refusal: string | undefined): { title: string; text: string } {
  if (refusal !== undefined) {
    return { title: refusal, text: "Change the search, or show the whole list." };
  }
  if (isNarrowed) {
    const text = "No record matches the search, the filters and the date.";
    return { title: `No ${many} match`, text };
  }
  const text = "Records that are added here or arrive from devices appear in this list.";
  return { title: `No ${many} yet`, text };
}
