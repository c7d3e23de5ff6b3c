import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTRPC } from "@/components/live/trpc";
import { useText } from "@/components/prefs/Preferences";
import { inputClass } from "@/components/ui/input";
import { type CompareBarProps, MAX_LINES } from "./address";

export function StationsPicker({ comparison, onChange }: CompareBarProps<"stations">) {
  const t = useText();
  const { data: stations = [] } = useQuery(useTRPC().stations.list.queryOptions());
  const { stationIds } = comparison;
  const chosen = stationIds.flatMap((id) => stations.find((station) => station.id === id) ?? []);
  const set = (ids: number[]) => onChange({ ...comparison, stationIds: ids });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map(({ id, name }) => (
        <span
          key={id}
          className="flex items-center gap-1 rounded-full border border-line bg-sunken py-1 pr-1 pl-3 text-sm"
        >
          {name}
          <button
            type="button"
            aria-label={t("compare.remove", { name })}
            onClick={() => set(stationIds.filter((other) => other !== id))}
            className="grid size-6 place-items-center rounded-full text-muted hover:bg-line hover:text-ink"
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </span>
      ))}
      {stationIds.length < MAX_LINES ? (
        <select
          aria-label={t("compare.addStation")}
          value=""
          onChange={(event) => set([...stationIds, Number(event.target.value)])}
          className={`${inputClass()} max-w-60`}
        >
          <option value="">{t("compare.addStation")}</option>
          {stations
            .filter(({ id }) => !stationIds.includes(id))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      ) : (
        <p className="text-muted text-sm">{t("compare.most")}</p>
      )}
    </div>
  );
}
