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

/** @param props.cities the name of the link to the cities; absent where there are none */
export function SiteMenu({ cities }: { cities: string | undefined }) {
  const t = useText();
  const [wasOpened, setOpened] = useState(false);
  return (
    <Menu
      label={t("common.menu")}
      button={<MenuIcon className="size-4.5" aria-hidden="true" />}
      onOpen={() => setOpened(true)}
    >
      <SiteLinks cities={cities} />
      {wasOpened && <PreferencesForm />}
    </Menu>
  );
}

/** Further pages. Those outside Next are plain links. */
function SiteLinks({ cities }: { cities: string | undefined }) {
  const t = useText();
  return (
    <nav aria-label={t("common.site")} className="flex flex-col border-line border-b pb-1.5">
      <Link href="/compare" prefetch={false} className={menuItemClass}>
        {t("common.compare")}
      </Link>
      {cities && (
        <Link href="/cities" prefetch={false} className={menuItemClass}>
          {cities}
        </Link>
      )}
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
