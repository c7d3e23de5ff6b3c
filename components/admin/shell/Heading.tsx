import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { indexHref } from "../addresses";
import { AdminLink } from "./AdminLink";
import { Flash } from "./Flash";

interface Crumb {
  label: string;
  href: string;
}

interface HeadingProps {
  title: ReactNode;
  /** The path of the page below Home; the page itself is the last item, without a link. */
  crumbs?: Crumb[];
  here?: string;
  /** Links and buttons beside the title. */
  children?: ReactNode;
}

/** The top of every page: breadcrumbs, the last outcome, the title and the page's actions. */
export function Heading({ title, crumbs = [], here, children }: HeadingProps) {
  return (
    <>
      {here !== undefined && (
        <nav aria-label="Breadcrumbs" className="mb-2">
          <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-[0.8125rem] text-muted">
            {[{ label: "Home", href: indexHref }, ...crumbs].map(({ label, href }) => (
              <li key={href} className="flex min-w-0 items-center gap-1">
                <AdminLink href={href} className="truncate rounded py-0.5 hover:text-ink hover:underline">
                  {label}
                </AdminLink>
                <ChevronRight className="size-3.5 shrink-0" aria-hidden="true" />
              </li>
            ))}
            <li aria-current="page" className="min-w-0 truncate py-0.5 text-ink">
              {here}
            </li>
          </ol>
        </nav>
      )}
      <Flash />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5">
        <h1 className="min-w-0 break-words font-semibold text-2xl tracking-tight">{title}</h1>
        {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </>
  );
}
