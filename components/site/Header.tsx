"use client";

import Link from "next/link";
import { ConnectionStatus } from "@/components/live/ConnectionStatus";
import { useText } from "@/components/prefs/Preferences";
import { ThemeToggle } from "@/components/theme/ThemeToggle";
import { Logo } from "../ui/Logo";
import { SiteMenu } from "./SiteMenu";

/** @param props.cities the name of the link to the cities; absent where there are none */
export function Header({ cities }: { cities?: string }) {
  const t = useText();
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-line border-b bg-panel px-4 sm:px-5 print:hidden">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("common.skip")}
      </a>
      <Link
        prefetch={false}
        href="/"
        className="flex min-w-0 items-center gap-2.5 rounded-lg font-semibold tracking-tight"
      >
        <Logo />
        <span className="truncate">{t("common.siteName")}</span>
      </Link>
      <Link
        href="/compare"
        prefetch={false}
        className="ml-3 rounded-md text-muted text-sm hover:text-ink max-sm:hidden"
      >
        {t("common.compareShort")}
      </Link>
      {cities && (
        <Link href="/cities" prefetch={false} className="rounded-md text-muted text-sm hover:text-ink max-sm:hidden">
          {cities}
        </Link>
      )}
      <div className="ml-auto flex items-center gap-1.5">
        <ConnectionStatus />
        <ThemeToggle />
        <SiteMenu cities={cities} />
      </div>
    </header>
  );
}
