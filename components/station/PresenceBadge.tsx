import { useFormat, useText } from "@/components/prefs/Preferences";
import { Badge } from "@/components/ui/Badge";
import type { Device } from "@/lib/contract/device/status";

const LOOKS = {
  online: { tone: "neutral", dot: "bg-good", text: "device.isOnline" },
  stale: { tone: "warning", dot: "bg-warning", text: "device.isStale" },
  offline: { tone: "warning", dot: "border border-warning", text: "device.isOffline" },
} as const;

/** The presence of a station's device. */
export function PresenceBadge({ device, timeZone }: { device: Device; timeZone: string }) {
  const t = useText();
  const format = useFormat();
  const { tone, dot, text } = LOOKS[device.presence];
  const time = format.time(device.lastSeenAt, "dayTime", timeZone);
  return (
    // Not for an online device, whose time last seen changes without live events.
    <span className="inline-flex" title={device.presence === "online" ? undefined : t("device.lastHeard", { time })}>
      <Badge tone={tone}>
        <span className={`size-1.5 rounded-full ${dot}`} aria-hidden="true" />
        {t(text)}
      </Badge>
    </span>
  );
}
