"use client";

import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useText } from "@/components/prefs/Preferences";
import { Menu } from "../ui/menu/Menu";
import { SiteLinks } from "./SiteLinks";

/** Late: few visitors change anything, and those once. */
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
