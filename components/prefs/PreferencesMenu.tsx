"use client";

import { Settings2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Menu } from "@/components/ui/Menu";
import { useText } from "./Preferences";

/** Late: few visitors change anything, and those once. */
const PreferencesForm = dynamic(() => import("./PreferencesForm"), { ssr: false });

export function PreferencesMenu() {
  const t = useText();
  const [wasOpened, setOpened] = useState(false);
  return (
    <Menu
      label={t("settings.title")}
      button={<Settings2 className="size-4.5" aria-hidden="true" />}
      onOpen={() => setOpened(true)}
    >
      {wasOpened && <PreferencesForm />}
    </Menu>
  );
}
