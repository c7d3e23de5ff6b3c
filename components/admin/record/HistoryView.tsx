"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import type { LogItem } from "@/lib/contract/admin/admin";
import { changeHref, modelHref } from "../addresses";
import { useAdmin } from "../client";
import { errorText } from "../errorText";
import { Heading } from "../shell/Heading";
import { RefreshWhenStale } from "../shell/RefreshWhenStale";
import { capital } from "../words";
import { HistoryEntry } from "./HistoryEntry";

interface HistoryPage {
  label: string;
  items: LogItem[];
  next: number | null;
}

interface HistoryViewProps {
  model: string;
  /** The plural of the model, as "stations". */
  many: string;
  recordKey: string;
  first: HistoryPage;
}

/** The changes of a record, newest first. */
export function HistoryView({ model, many, recordKey, first }: HistoryViewProps) {
  const admin = useAdmin();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, error } = useInfiniteQuery({
    queryKey: ["admin history", model, recordKey, first.items[0]?.id],
    queryFn: ({ pageParam }) => admin.history.query({ model, key: recordKey, before: pageParam }),
    initialData: { pages: [first], pageParams: [undefined] },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = data.pages.flatMap((page) => page.items);
  const crumbs = [
    { label: capital(many), href: modelHref(model) },
    { label: first.label, href: changeHref(model, recordKey) },
  ];
  return (
    <div className="mx-auto w-full max-w-[60rem]">
      <RefreshWhenStale of={first} />
      <Heading title={`Change history: ${first.label}`} crumbs={crumbs} here="History" />
      {items.length === 0 ? (
        <p className="card px-5 py-10 text-center text-muted text-sm">
          This record has no history: it was created before changes were logged, or by a device.
        </p>
      ) : (
        <ol className="card">
          {items.map((item) => (
            <HistoryEntry key={item.id} item={item} />
          ))}
        </ol>
      )}
      {error && (
        <div className="mt-3">
          <Alert title={errorText(error)} />
        </div>
      )}
      {hasNextPage && (
        <button
          type="button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          className={`${buttonClass()} mt-4`}
        >
          {isFetchingNextPage ? "Loading…" : "Older entries"}
        </button>
      )}
    </div>
  );
}
