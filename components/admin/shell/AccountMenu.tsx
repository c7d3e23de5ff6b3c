import { BookOpenText, ChevronDown, CircleUser, KeyRound, MapIcon, MonitorSmartphone } from "lucide-react";
import Link from "next/link";
import { Menu } from "@/components/ui/menu/Menu";
import { menuItemClass } from "@/components/ui/menu/menuItem";
import { docHref } from "../addresses";
import { AdminLink } from "./AdminLink";
import { LogOutForm } from "./LogOutForm";

export function AccountMenu({ user, csrfToken }: { user: string; csrfToken: string }) {
  return (
    <Menu
      label={`Account: ${user}`}
      button={
        <>
          <CircleUser className="size-4.5" aria-hidden="true" />
          <span className="max-w-32 truncate max-sm:hidden">{user}</span>
          <ChevronDown className="size-3.5" aria-hidden="true" />
        </>
      }
    >
      <p className="border-line border-b px-2.5 pt-1 pb-2 text-muted text-xs">
        Signed in as <strong className="break-words font-semibold text-ink">{user}</strong>
      </p>
      <div className="pt-1.5">
        <Link href="/" prefetch={false} className={`${menuItemClass} md:hidden`}>
          <MapIcon aria-hidden="true" />
          View site
        </Link>
        <AdminLink href={docHref} className={`${menuItemClass} md:hidden`}>
          <BookOpenText aria-hidden="true" />
          Documentation
        </AdminLink>
        <a href="/admin/password_change/" className={menuItemClass}>
          <KeyRound aria-hidden="true" />
          Change password
        </a>
        <a href="/admin/sessions/" className={menuItemClass}>
          <MonitorSmartphone aria-hidden="true" />
          Sessions
        </a>
        <LogOutForm csrfToken={csrfToken} className={menuItemClass} />
      </div>
    </Menu>
  );
}
