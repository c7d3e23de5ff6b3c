import { useOrigin } from "@/components/ui/useOrigin";
import { installLine } from "@/lib/contract/device/install-line";
import { CopyLine } from "../shell/CopyLine";

/** Shown in place of a device that has never reported. */
export function InstallHelp({ stationId }: { stationId: number }) {
  const line = installLine("…", stationId).replaceAll("{origin}", useOrigin());
  return (
    <div className="px-4 py-4 sm:px-5">
      <p className="mb-3 max-w-prose text-muted text-sm">
        No device has reported yet. Add a device key below; this line, which is shown once with the key filled in, makes
        a Raspberry Pi this station’s device.
      </p>
      <dl>
        <CopyLine label="Install the agent" value={line} />
      </dl>
    </div>
  );
}
