import Link from "next/link";
import { ThemeToggle } from "@/components/theme/ThemeToggle";
import { Logo } from "@/components/ui/Logo";
import { docHref, indexHref } from "../addresses";
import { AccountMenu } from "./AccountMenu";
import { AdminLink } from "./AdminLink";

const linkClass =
  "hidden h-9 items-center rounded-lg px-2.5 text-muted text-sm transition-colors hover:bg-sunken hover:text-ink md:flex";

interface AdminHeaderProps {
  user: string;
  csrfToken: string;
}

export function AdminHeader({ user, csrfToken }: AdminHeaderProps) {
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-line border-b bg-panel px-4 sm:px-5">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <AdminLink href={indexHref} className="flex min-w-0 items-center gap-2.5 rounded-lg font-semibold tracking-tight">
        <Logo />
        <span className="truncate">
          <span className="max-sm:hidden">Weather Station </span>
          <span className="max-sm:capitalize">administration</span>
        </span>
      </AdminLink>
      <div className="ml-auto flex items-center gap-0.5">
        <Link href="/" prefetch={false} className={linkClass}>
          View site
        </Link>
        <AdminLink href={docHref} className={linkClass}>
          Documentation
        </AdminLink>
        <AccountMenu user={user} csrfToken={csrfToken} />
        <ThemeToggle />
      </div>
    </header>
  );
}
