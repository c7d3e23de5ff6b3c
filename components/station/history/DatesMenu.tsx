import { CalendarRange } from "lucide-react";
import { type FormEvent, useId } from "react";
import { toWall } from "@/components/charts/axis/wallClock";
import { useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { closeMenu } from "@/components/ui/menu/closeMenu";
import { Menu } from "@/components/ui/menu/Menu";
import { MenuLabel } from "@/components/ui/menu/MenuLabel";
import type { Span } from "@/lib/contract/charts/span";

interface DatesMenuProps {
  /** The range shown: epoch ms, half-open. */
  from: number;
  to: number;
  timeZone: string;
  onChange: (span: Span) => void;
}

/** Selects any days of the station without dragging. */
export function DatesMenu({ from, to, timeZone, onChange }: DatesMenuProps) {
  const t = useText();
  const id = useId();
  const day = (time: number) => new Date(toWall(time, timeZone)).toISOString().slice(0, "2026-07-04".length);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const [first = "", last = ""] = ["first", "last"].map((name) =>
      String(new FormData(event.currentTarget).get(name)),
    );
    if (!first || !last) return;
    onChange(first <= last ? { from: first, to: last } : { from: last, to: first });
    closeMenu(event);
  }

  return (
    <Menu label={t("station.byDates")} button={<MenuLabel icon={CalendarRange} text={t("station.byDates")} />}>
      <form key={`${from} ${to}`} onSubmit={submit} className="flex flex-col gap-3 p-2">
        <Day id={`${id}-first`} name="first" label={t("station.firstDay")} value={day(from)} />
        <Day id={`${id}-last`} name="last" label={t("station.lastDay")} value={day(to - 1)} />
        <button type="submit" className={buttonClass("primary")}>
          {t("station.show")}
        </button>
      </form>
    </Menu>
  );
}

function Day({ id, name, label, value }: { id: string; name: string; label: string; value: string }) {
  return (
    <label htmlFor={id} className="flex flex-col gap-1 text-[0.8125rem]">
      <span className="text-muted">{label}</span>
      <input
        id={id}
        name={name}
        type="date"
        required
        min="1750-01-01"
        max="9998-12-31"
        defaultValue={value}
        className={inputClass()}
      />
    </label>
  );
}
