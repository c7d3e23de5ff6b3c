"use client";

import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useText } from "@/components/prefs/Preferences";
import { Menu } from "../ui/menu/Menu";
import { menuItemClass } from "../ui/menu/menuItem";

/** Loaded late, because few visitors change their preferences, and only once. */
const PreferencesForm = dynamic(() => import("@/components/site/PreferencesForm"), { ssr: false });

export function SiteMenu() {
  const t = useText();
  const [wasOpened, setOpened] = useState(false);
  return (
    <Menu
      label={t("common.menu")}
      button={<MenuIcon className="size-4.5" aria-hidden="true" />}
      onOpen={() => setOpened(true)}
    >
      <SiteLinks />
      {wasOpened && <PreferencesForm />}
    </Menu>
  );
}

/** Further pages. Those outside Next are plain links. */
function SiteLinks() {
  const t = useText();
  return (
    <nav aria-label={t("common.site")} className="flex flex-col border-line border-b pb-1.5">
      <Link href="/compare" prefetch={false} className={menuItemClass}>
        {t("common.compare")}
      </Link>
      <Link href="/kiosk" prefetch={false} className={menuItemClass}>
        {t("common.kiosk")}
      </Link>
      <a href="/feed.atom" className={menuItemClass}>
        {t("common.feed")}
      </a>
      <a href="/api/docs" className={menuItemClass}>
        {t("common.api")}
      </a>
      <a href="/admin/" className={menuItemClass}>
        {t("common.admin")}
      </a>
    </nav>
  );
}
