import { CalendarDays, ChevronRight } from "lucide-react";
import type { DateInfo } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { AdminLink } from "../shell/AdminLink";
import { fromStart } from "./narrow";

const linkClass = "rounded px-1.5 py-0.5 text-accent hover:bg-accent-soft";

/** Links to years, then months, then days with records. */
export function DateBar({ query, dates: { path, choices } }: { query: ListInput; dates: DateInfo }) {
  if (path.length === 0 && choices.length === 0) return null;
  const href = (date: string | undefined) => listHref({ ...fromStart(query), date });
  return (
    <nav aria-label="By date" className="mb-3 flex flex-wrap items-center gap-x-0.5 gap-y-1 text-sm">
      <CalendarDays className="mr-1.5 size-4 text-muted" aria-hidden="true" />
      {path.length > 0 && (
        <AdminLink href={href(undefined)} className={linkClass}>
          All dates
        </AdminLink>
      )}
      {path.map(({ value, label }, i) => (
        <span key={value} className="flex items-center">
          <ChevronRight className="size-3.5 text-muted" aria-hidden="true" />
          {i < path.length - 1 ? (
            <AdminLink href={href(value)} className={linkClass}>
              {label}
            </AdminLink>
          ) : (
            <span aria-current="true" className="px-1.5 py-0.5 font-medium">
              {label}
            </span>
          )}
        </span>
      ))}
      {path.length > 0 && choices.length > 0 && <span className="mx-1.5 h-4 border-line border-l" aria-hidden="true" />}
      {choices.map(({ value, label }) => (
        <AdminLink key={value} href={href(value)} className={linkClass}>
          {label}
        </AdminLink>
      ))}
    </nav>
  );
}
