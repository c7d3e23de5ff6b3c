/** How programs and firmware write the values of their sensors in MQTT messages. */
export const DIALECTS = ["weewx", "tasmota", "esphome", "zigbee2mqtt", "rtl-433"] as const;
export type DialectName = (typeof DIALECTS)[number];

/** The names by which people know them. */
export const DIALECT_LABELS: Record<DialectName, string> = {
  weewx: "WeeWX",
  tasmota: "Tasmota",
  esphome: "ESPHome",
  zigbee2mqtt: "Zigbee2MQTT",
  "rtl-433": "rtl_433",
};
