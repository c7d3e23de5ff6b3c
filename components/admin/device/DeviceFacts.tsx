import type { ReactNode } from "react";
import type { Device } from "@/lib/contract/device/status";
import { Moment } from "../shell/Moment";

/** The status that a device reports. */
export function DeviceFacts({ device }: { device: Device }) {
  const { lastSeenAt, version, interval, light, queued, lost, clock } = device;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-4 gap-y-3 text-sm">
      <Fact name="Last seen">
        <Moment time={lastSeenAt} />
      </Fact>
      <Fact name="Agent">{version}</Fact>
      <Fact name="Sampling interval">{interval === null ? null : `${interval.toLocaleString("en")} s`}</Fact>
      <Fact name="Light">{light === null ? null : light ? "On" : "Off"}</Fact>
      <Fact name="Waiting at the device">{queued?.toLocaleString("en")}</Fact>
      <Fact name="Lost at the device">{lost?.toLocaleString("en")}</Fact>
      <Fact name="Clock">{clock === null ? null : clock === "synchronised" ? "Set" : "Not set"}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium">{children ?? "–"}</dd>
    </div>
  );
}
