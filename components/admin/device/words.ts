import type { CommandItem, CommandRequest } from "@/lib/contract/device/command";
import { isMetricKey, METRICS } from "@/lib/weather/metrics";
import { unitText } from "../words";

/** "Light on", "Interval 10 s" */
export function commandText(request: CommandRequest): string {
  switch (request.name) {
    case "read":
      return "Read now";
    case "light":
      return request.on === null ? "Light automatic" : `Light ${request.on ? "on" : "off"}`;
    case "interval":
      return `Interval ${request.seconds.toLocaleString("en")} s`;
  }
}

/** "Temperature 21.5 °C, light on", after the device's message. */
export function resultText(message: string, result: CommandItem["result"]): string {
  const parts = Object.entries(result ?? {}).map(([name, value]) => {
    if (typeof value === "boolean") return `${name} ${value ? "on" : "off"}`;
    if (!isMetricKey(name) || typeof value !== "number") return `${name} ${value ?? "–"}`;
    const { label, unit } = METRICS[name];
    return `${label} ${value}${unit === "%" ? "" : " "}${unitText(unit)}`.trim();
  });
  return [message, parts.join(", ")].filter((part) => part !== "").join(": ");
}
