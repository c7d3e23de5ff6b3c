import { Search } from "lucide-react";
import { type FormEvent, useId } from "react";
import { buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { modelHref } from "../addresses";
import { PendingBar } from "../shell/AdminLink";
import { useGo } from "../shell/useGo";
import { fromStart } from "./narrow";

interface SearchBoxProps {
  query: ListInput;
  many: string;
  /** The searched columns. */
  help: string;
}

export function SearchBox({ query, many, help }: SearchBoxProps) {
  const { go, isGoing } = useGo();
  const id = useId();
  // For a search before the script has loaded.
  const others = [...new URL(listHref({ ...fromStart(query), search: "" }), "http://localhost").searchParams];
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("q");
    go(listHref({ ...fromStart(query), search: String(typed ?? "").trim() }));
  }

  return (
    <search className="min-w-0 flex-1 sm:max-w-md">
      <form action={modelHref(query.model)} onSubmit={onSubmit} className="flex gap-2">
        {others.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor={id} className="sr-only">
          Search {many}
        </label>
        <div className="relative min-w-0 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
            aria-hidden="true"
          />
          <input
            id={id}
            name="q"
            type="search"
            maxLength={200}
            defaultValue={query.search}
            title={`Looks through ${help}`}
            placeholder={`Search ${help}`}
            className={`${inputClass()} pl-9`}
          />
        </div>
        <button type="submit" className={buttonClass()}>
          Search
        </button>
        {isGoing && <PendingBar />}
      </form>
    </search>
  );
}
