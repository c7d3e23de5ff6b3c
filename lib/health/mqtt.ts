import { env } from "../env";
import { processSingleton } from "../process-singleton";

/** What keeps parts of the MQTT transport from working, in words, by part. It tells them here, below both, so that /readyz need not know the transport. */
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
