"use client";

import { SlidersHorizontal } from "lucide-react";
import { useEffect, useState } from "react";
import type { ListPage } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { useLeaveGuard } from "../draft/useLeaveGuard";
import { useLastList } from "../shell/LastList";
import { RefreshWhenStale } from "../shell/RefreshWhenStale";
import { useGo } from "../shell/useGo";
import { DateBar } from "./DateBar";
import { EditBar } from "./EditBar";
import { EmptyList } from "./EmptyList";
import { FilterPanel } from "./FilterPanel";
import { ListHeading } from "./ListHeading";
import { ListTable } from "./ListTable";
import { isNarrowed } from "./narrow";
import { Pager } from "./Pager";
import { SearchBox } from "./SearchBox";
import { NOTHING } from "./selection";
import { Toolbar } from "./Toolbar";
import { useEdits } from "./useEdits";

interface ListViewProps {
  page: ListPage;
  query: ListInput;
  /** Why the query was refused. */
  refusal?: string | undefined;
}

/** Remounted for every query, so that no invisible row stays selected. */
export function ListView({ page, query, refusal }: ListViewProps) {
  const { model, rows, filters, dates, searchHelp, actions } = page;
  const [ticked, setTicked] = useState(NOTHING);
  const { refresh, isGoing } = useGo();
  const edits = useEdits(page);
  const { remember } = useLastList();
  useEffect(() => remember(model.path, listHref(query)), [remember, model.path, query]);
  useLeaveGuard(edits.count > 0 && !edits.isSaving);

  const isActing = model.may.delete || actions.length > 0;
  const set = filters.filter(({ value }) => value !== undefined).length;
  return (
    <>
      <RefreshWhenStale of={page} />
      <ListHeading model={model} query={query} />
      {searchHelp !== undefined && (
        <div className="mb-3">
          <SearchBox query={query} many={model.plural} help={searchHelp} />
        </div>
      )}
      {dates && <DateBar query={query} dates={dates} />}
      {filters.length > 0 && (
        <details className="card mb-3 lg:hidden">
          <summary className="flex items-center gap-2 px-4 py-2.5 font-medium text-sm">
            <SlidersHorizontal className="size-4 text-muted" aria-hidden="true" />
            Filters{set > 0 && ` (${set})`}
          </summary>
          <FilterPanel query={query} filters={filters} />
        </details>
      )}
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          {rows.length === 0 ? (
            <EmptyList model={model} isNarrowed={refusal !== undefined || isNarrowed(query)} refusal={refusal} />
          ) : (
            <>
              <div className="mb-2">
                <Toolbar page={page} query={query} ticked={ticked} onTick={setTicked} onDone={refresh} />
              </div>
              <ListTable
                page={page}
                query={query}
                edits={edits}
                ticked={ticked}
                onTick={isActing ? setTicked : undefined}
                isOld={isGoing}
              />
              <EditBar edits={edits} one={model.singular} many={model.plural} />
              <Pager page={page} query={query} />
            </>
          )}
        </div>
        {filters.length > 0 && (
          <aside aria-label="Filters" className="card mt-11 w-60 shrink-0 max-lg:hidden">
            <h2 className="rounded-t-[0.875rem] border-line border-b bg-sunken px-4 py-1.5 font-semibold text-sm leading-6">
              Filter
            </h2>
            <FilterPanel query={query} filters={filters} />
          </aside>
        )}
      </div>
    </>
  );
}
