"use client";

import { useText } from "@/components/prefs/Preferences";
import { LoadError } from "@/components/ui/LoadError";

export default function ErrorPage({ retry }: { retry: () => void }) {
  const t = useText();
  return <LoadError text={t("common.errorText")} retry={retry} />;
}
