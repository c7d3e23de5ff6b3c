import { env } from "../../env";
import { processSingleton } from "../../process-singleton";

/** What keeps parts of the door shut, in words, by part. Next's copy of /readyz asks too: see lib/process-singleton.ts. */
const faults = () => processSingleton("mqtt-faults", () => new Map<string, string>());

/** Says what is wrong with a part; nothing once it is well. */
export function setFault(part: string, fault: string | undefined): void {
  if (fault === undefined) faults().delete(part);
  else faults().set(part, fault);
}

/** For /readyz: "ok", "off", or what is wrong. */
export function mqttCheck(): string {
  if (!env.MQTT) return "off";
  return [...new Set(faults().values())].join(" ") || "ok";
}
