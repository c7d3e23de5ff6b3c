import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ListPage } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { AdminLink } from "../shell/AdminLink";
import { counted } from "../words";
import { fromStart } from "./narrow";

/** First, previous, next and last. Pages have no numbers, which would shift while records arrive. */
export function Pager({ page: { model, count, next, previous }, query }: { page: ListPage; query: ListInput }) {
  const start = fromStart(query);
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center gap-2">
      <PageLink label="First" icon={ChevronFirst} href={previous === null ? undefined : listHref(start)} />
      <PageLink
        label="Previous"
        icon={ChevronLeft}
        href={previous === null ? undefined : listHref({ ...start, before: previous })}
      />
      <PageLink
        label="Next"
        icon={ChevronRight}
        href={next === null ? undefined : listHref({ ...start, after: next })}
      />
      <PageLink label="Last" icon={ChevronLast} href={next === null ? undefined : listHref({ ...start, last: true })} />
      <p className="ml-auto text-muted text-sm">{counted(count, model.singular, model.plural)}</p>
    </nav>
  );
}

interface PageLinkProps {
  label: string;
  icon: LucideIcon;
  /** Absent if there is no such page. */
  href: string | undefined;
}

function PageLink({ label, icon: Icon, href }: PageLinkProps) {
  const inside = (
    <>
      <Icon className="size-4" aria-hidden="true" />
      <span className="max-sm:sr-only">{label}</span>
    </>
  );
  if (href === undefined) {
    return (
      <span
        aria-hidden="true"
        className={`${buttonClass("quiet", "small")} pointer-events-none border border-transparent`}
      >
        {inside}
      </span>
    );
  }
  return (
    <AdminLink href={href} className={buttonClass("plain", "small")}>
      {inside}
    </AdminLink>
  );
}
