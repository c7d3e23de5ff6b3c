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
import type { EventItem, EventType } from "@/lib/contract/device/event";

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
  /** Formats a time (epoch ms) in the page's zone. */
  clock: (time: number) => ReactNode;
}

/** The events of a device, one per line. */
export function EventList({ events, clock }: EventListProps) {
  const t = useText();
  if (events.length === 0) return <p className="py-2 text-muted text-sm">{t("device.noEvents")}</p>;
  return (
    <ol className="divide-y divide-line text-sm">
      {events.map(({ id, time, type, message }) => {
        const { icon: Icon, ink = "text-muted" } = LOOKS[type];
        return (
          <li key={id} className="flex items-start gap-3 py-2">
            <Icon className={`mt-0.5 size-4 shrink-0 ${ink}`} aria-hidden="true" />
            <div className="min-w-0 flex-1 justify-between gap-4 sm:flex">
              <p className="min-w-0 break-words">
                <span className="mr-2 font-medium">{t(`device.${type}`)}</span>
                {message !== "" && <span className="text-muted">{message}</span>}
              </p>
              <p className="shrink-0 text-muted">{clock(time)}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
