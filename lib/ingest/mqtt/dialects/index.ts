import type { DialectName } from "../../../contract/device/dialect";
import type { Dialect } from "./dialect";

/** Loads a dialect when its first message arrives. */
export async function loadDialect(name: DialectName): Promise<Dialect> {
  return (await MODULES[name]()).dialect;
}

const MODULES: Record<DialectName, () => Promise<{ dialect: Dialect }>> = {
  weewx: () => import("./weewx"),
  tasmota: () => import("./tasmota"),
  esphome: () => import("./esphome"),
  zigbee2mqtt: () => import("./zigbee2mqtt"),
  "rtl-433": () => import("./rtl-433"),
};
