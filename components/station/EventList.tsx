import {
  CircleCheck,
  CirclePower,
  Clock,
  ClockAlert,
  Database,
  FileX,
  Lightbulb,
  LightbulbOff,
  type LucideIcon,
  Power,
  Settings2,
  ToggleLeft,
  ToggleRight,
  TriangleAlert,
  Wifi,
  WifiOff,
} from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/prefs/Preferences";
import type { EventItem, EventType } from "@/lib/contract/device-event";

const FAULT = "text-warning";

const LOOKS: Record<EventType, { icon: LucideIcon; ink?: string }> = {
  started: { icon: CirclePower },
  stopping: { icon: Power },
  switch_pressed: { icon: ToggleRight, ink: "text-accent" },
  switch_released: { icon: ToggleLeft },
  light_on: { icon: Lightbulb, ink: "text-accent" },
  light_off: { icon: LightbulbOff },
  sensor_fault: { icon: TriangleAlert, ink: FAULT },
  sensor_recovered: { icon: CircleCheck, ink: "text-good" },
  clock_unsynchronised: { icon: ClockAlert, ink: FAULT },
  clock_synchronised: { icon: Clock },
  queue_overflow: { icon: Database, ink: FAULT },
  reading_refused: { icon: FileX, ink: FAULT },
  settings_changed: { icon: Settings2 },
  online: { icon: Wifi, ink: "text-good" },
  stale: { icon: WifiOff, ink: FAULT },
  offline: { icon: WifiOff, ink: FAULT },
};

interface EventListProps {
  events: readonly EventItem[];
  /** Shows a time (epoch ms) by the clock of the page. */
  clock: (time: number) => ReactNode;
}

/** What happened at a device, a line each. */
export function EventList({ events, clock }: EventListProps) {
  const t = useText();
  if (events.length === 0) return <p className="py-2 text-muted text-sm">{t("device.noEvents")}</p>;
  return (
    <ol className="divide-y divide-line text-sm">
      {events.map(({ id, time, type, message }) => {
        const { icon: Icon, ink = "text-muted" } = LOOKS[type];
        return (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <Icon className={`size-4 shrink-0 self-center ${ink}`} aria-hidden="true" />
            <span className="font-medium">{t(`device.${type}`)}</span>
            {message !== "" && <span className="min-w-0 break-words text-muted">{message}</span>}
            <span className="ml-auto whitespace-nowrap text-muted">{clock(time)}</span>
          </li>
        );
      })}
    </ol>
  );
}
