import { env } from "../env";
import { processSingleton } from "../process-singleton";

/** Faults of the MQTT transport, by part. Kept below both modules, so that /readyz need not know the transport. */
const faults = () => processSingleton("mqtt-faults", () => new Map<string, string>());

/** Sets the fault of a part; undefined clears it. */
export function setFault(part: string, fault: string | undefined): void {
  if (fault === undefined) faults().delete(part);
  else faults().set(part, fault);
}

/** For /readyz: "ok", "off", or what is wrong. */
export function mqttCheck(): string {
  if (!env.MQTT) return "off";
  return [...new Set(faults().values())].join(" ") || "ok";
}
