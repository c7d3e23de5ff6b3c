import type { Catalogue } from "../text";
import { age } from "./age";
import { charts } from "./charts";
import { comfort } from "./comfort";
import { common } from "./common";
import { compare } from "./compare";
import { compass } from "./compass";
import { device } from "./device";
import { embed } from "./embed";
import { cities } from "./forecast/cities";
import { conditions } from "./forecast/conditions";
import { forecast } from "./forecast/forecast";
import { service } from "./forecast/service";
import { kiosk } from "./kiosk";
import { live } from "./live";
import { map } from "./map";
import { metrics } from "./metrics";
import { report } from "./report";
import { settings } from "./settings";
import { sky } from "./sky";
import { station } from "./station";

export const de: Catalogue = {
  age,
  charts,
  cities,
  comfort,
  common,
  compare,
  compass,
  conditions,
  device,
  embed,
  forecast,
  kiosk,
  live,
  map,
  metrics,
  report,
  service,
  settings,
  sky,
  station,
};
