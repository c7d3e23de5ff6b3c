import type { FilterInfo } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { AdminLink } from "../shell/AdminLink";
import { FilterGroup } from "./FilterGroup";
import { fromStart } from "./narrow";

interface FilterPanelProps {
  query: ListInput;
  filters: readonly FilterInfo[];
}

export function FilterPanel({ query, filters }: FilterPanelProps) {
  const isAny = filters.some(({ value }) => value !== undefined);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      {isAny && (
        <AdminLink
          href={listHref({ ...fromStart(query), filters: {} })}
          className="w-fit rounded text-accent text-sm hover:underline"
        >
          Clear all filters
        </AdminLink>
      )}
      {filters.map((filter) => (
        <FilterGroup key={filter.name} query={query} filter={filter} />
      ))}
    </div>
  );
}
