import { age } from "./age";
import { charts } from "./charts";
import { comfort } from "./comfort";
import { common } from "./common";
import { compare } from "./compare";
import { compass } from "./compass";
import { device } from "./device";
import { embed } from "./embed";
import { kiosk } from "./kiosk";
import { live } from "./live";
import { map } from "./map";
import { metrics } from "./metrics";
import { report } from "./report";
import { settings } from "./settings";
import { sky } from "./sky";
import { station } from "./station";

/** English, the reference catalogue: the other languages have the same namespaces and keys. */
export const en = {
  age,
  charts,
  comfort,
  common,
  compare,
  compass,
  device,
  embed,
  kiosk,
  live,
  map,
  metrics,
  report,
  settings,
  sky,
  station,
} as const;
