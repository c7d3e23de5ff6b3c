import clsx from "clsx";
import { useId } from "react";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";
import type { FilterChoice, FilterInfo } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { Combobox } from "../inputs/Combobox";
import { AdminLink } from "../shell/AdminLink";
import { useGo } from "../shell/useGo";
import { countText } from "../words";
import { filtered } from "./narrow";

interface FilterGroupProps {
  query: ListInput;
  filter: FilterInfo;
}

/** One filter: its choices with the number of rows for each, or a search among many. */
export function FilterGroup({
  query,
  filter: { name, label, value, valueLabel, choices, relation },
}: FilterGroupProps) {
  const id = useId();
  const { go } = useGo();
  const isSearched = relation !== undefined && choices.length === 0;
  return (
    <section aria-labelledby={`${id}-label`}>
      <h3 id={`${id}-label`} className="mb-1 font-medium text-muted text-xs">
        By {label.toLowerCase()}
      </h3>
      {isSearched ? (
        <HydratedFieldset>
          <Combobox
            id={id}
            model={relation}
            label={`Filter by ${label.toLowerCase()}`}
            chosen={valueLabel ?? value}
            placeholder="All"
            onPick={(choice) => go(listHref(filtered(query, name, choice.value)))}
            onClear={() => go(listHref(filtered(query, name, undefined)))}
          />
        </HydratedFieldset>
      ) : (
        <ul className="-mx-2">
          <FilterLink query={query} name={name} choice={undefined} isOn={value === undefined} />
          {choices.map((choice) => (
            <FilterLink key={choice.value} query={query} name={name} choice={choice} isOn={choice.value === value} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface FilterLinkProps {
  query: ListInput;
  name: string;
  /** Absent for all rows. */
  choice: FilterChoice | undefined;
  isOn: boolean;
}

function FilterLink({ query, name, choice, isOn }: FilterLinkProps) {
  return (
    <li>
      <AdminLink
        href={listHref(filtered(query, name, choice?.value))}
        aria-current={isOn || undefined}
        className={clsx(
          "flex items-baseline justify-between gap-3 rounded-md px-2 py-1 text-sm hover:bg-sunken",
          isOn && "bg-accent-soft font-medium text-accent",
        )}
      >
        <span className="min-w-0 truncate">{choice?.label ?? "All"}</span>
        {choice?.count && <span className="text-muted text-xs">{countText(choice.count)}</span>}
      </AdminLink>
    </li>
  );
}
