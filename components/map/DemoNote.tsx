import { FlaskConical } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";

/** Says on the map itself that some of the data is not real weather. */
export function DemoNote({ demos, total }: { demos: number; total: number }) {
  const t = useText();
  if (demos === 0) return null;
  return (
    <p className="card flex items-center gap-1.5 px-2.5 py-1 font-medium text-accent text-xs">
      <FlaskConical className="size-3.5" aria-hidden="true" />
      {demos === total ? t("common.demoData") : t("common.includesDemoData")}
    </p>
  );
}
