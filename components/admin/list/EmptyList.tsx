import { Inbox, Plus, SearchX } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import { addHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { withArticle } from "../words";

interface EmptyListProps {
  model: ModelInfo;
  isNarrowed: boolean;
  /** What was asked and can not be answered. */
  refusal?: string | undefined;
}

/** No records yet, none that match, or no answer to what was asked. */
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
    return { title: refusal, text: "Change what is searched for, or begin with the whole list." };
  }
  if (isNarrowed) {
    const text = "Nothing is left by the search, the filters or the date that are set.";
    return { title: `No ${many} match`, text };
  }
  const text = "What is added here, or arrives through another door, appears in this list.";
  return { title: `No ${many} yet`, text };
}
