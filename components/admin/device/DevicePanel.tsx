import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { PresenceBadge } from "@/components/station/PresenceBadge";
import { EventList } from "@/components/station/panels/EventList";
import { Timestamp } from "../shell/Timestamp";
import { CommandButtons } from "./CommandButtons";
import { CommandTable } from "./CommandTable";
import { DeviceFacts } from "./DeviceFacts";
import { InstallHelp } from "./InstallHelp";

/** The polling interval of the device's last-seen time, which live events do not report. */
const ASK_MS = 15_000;
const NEWEST = 10;
/** The time zone of the admin. */
const ZONE = "UTC";

interface DevicePanelProps {
  stationId: number;
  /** Whether this user may send it commands. */
  canCommand: boolean;
}

/** The station's device: its status, commands and events. Live. */
export function DevicePanel({ stationId, canCommand }: DevicePanelProps) {
  const trpc = useTRPC();
  const { data: device } = useQuery({
    ...trpc.devices.byStation.queryOptions({ stationId }),
    staleTime: 0,
    refetchInterval: ASK_MS,
  });
  const { data: page } = useQuery({
    ...trpc.devices.events.queryOptions({ stationId, size: NEWEST }),
    staleTime: 0,
    enabled: !!device,
  });
  if (device === undefined) return null;
  return (
    <section aria-labelledby="device-title" className="card mt-5 overflow-hidden">
      <div className="flex flex-wrap items-center gap-2.5 border-line border-b bg-sunken px-4 py-2 sm:px-5">
        <h2 id="device-title" className="font-semibold text-sm">
          Device
        </h2>
        {device && <PresenceBadge device={device} timeZone={ZONE} />}
      </div>
      {device === null ? (
        <InstallHelp stationId={stationId} />
      ) : (
        <div className="grid gap-5 px-4 py-4 sm:px-5">
          <DeviceFacts device={device} />
          {canCommand && (
            <>
              <CommandButtons stationId={stationId} interval={device.interval} />
              <CommandTable stationId={stationId} />
            </>
          )}
          <section aria-labelledby="device-events-title">
            <h3 id="device-events-title" className="font-medium text-sm">
              Newest events
            </h3>
            {page && <EventList events={page.events} clock={(time) => <Timestamp time={time} />} />}
          </section>
        </div>
      )}
    </section>
  );
}
