import { LocateFixed, Search, X } from "lucide-react";
import type { MapView } from "@/components/map/mapView";
import { SORTS, type Sort } from "@/components/map/mapView";
import type { Locating } from "@/components/map/useHere";
import { useText } from "@/components/prefs/Preferences";
import { inputClass } from "@/components/ui/input";

const SORT_KEYS = {
  name: "map.sortName",
  value: "map.sortValue",
  newest: "map.sortNewest",
  distance: "map.sortDistance",
} as const satisfies Record<Sort, string>;

const MESSAGES = {
  locating: "map.locating",
  denied: "map.nearDenied",
  insecure: "map.nearInsecure",
} as const satisfies Record<Exclude<Locating, "idle">, string>;

interface StationListToolsProps {
  view: MapView;
  /** Are all stations there, or about to be? Otherwise the server searches. */
  hasAll: boolean;
  onChange: (part: Partial<MapView>) => void;
  /** Is the visitor's position known? */
  hasPlace: boolean;
  locating: Locating;
  onLocate: () => void;
}

export function StationListTools({ view, hasAll, onChange, hasPlace, locating, onLocate }: StationListToolsProps) {
  const t = useText();
  return (
    <>
      {/* Without scripts, or before they have run, the server searches. */}
      <form action="/" onSubmit={(event) => hasAll && event.preventDefault()} className="relative">
        {view.sort !== "name" && <input type="hidden" name="sort" value={view.sort} />}
        {view.metric !== "temperature" && <input type="hidden" name="metric" value={view.metric} />}
        <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" aria-hidden="true" />
        <input
          type="search"
          name="q"
          aria-label={t("map.search")}
          placeholder={t("map.search")}
          maxLength={100}
          value={view.query}
          onChange={(event) => onChange({ query: event.target.value })}
          className={`${inputClass()} px-9 [&::-webkit-search-cancel-button]:hidden`}
        />
        {view.query && (
          <button
            type="button"
            aria-label={t("map.clear")}
            onClick={() => onChange({ query: "" })}
            className="absolute top-1 right-1 grid size-8 place-items-center rounded-md text-muted hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        )}
      </form>
      <div className="flex items-center justify-between gap-3">
        <label className="flex min-w-0 items-center gap-2 text-[0.8125rem] text-muted">
          <span className="whitespace-nowrap">{t("map.sort")}</span>
          <select
            value={view.sort}
            onChange={(event) => onChange({ sort: event.target.value as Sort })}
            className="min-w-0 cursor-pointer rounded-md bg-panel py-1 font-medium text-ink"
          >
            {SORTS.filter((sort) => sort !== "distance" || hasPlace || view.sort === "distance").map((sort) => (
              <option key={sort} value={sort}>
                {t(SORT_KEYS[sort])}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={onLocate}
          className="flex items-center gap-1.5 whitespace-nowrap rounded-md px-1.5 py-1 font-medium text-[0.8125rem] text-accent hover:bg-accent-soft"
        >
          <LocateFixed className="size-4" aria-hidden="true" />
          {t("map.near")}
        </button>
      </div>
      {locating !== "idle" && (
        <p role="alert" className="text-[0.8125rem] text-muted">
          {t(MESSAGES[locating])}
        </p>
      )}
    </>
  );
}
