"use client";

import { useText } from "@/components/prefs/Preferences";
import { type Failure, LoadError } from "@/components/ui/LoadError";

export default function ErrorPage(props: Failure) {
  const t = useText();
  return <LoadError {...props} text={t("common.errorText")} />;
}
