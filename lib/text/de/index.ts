import type { Catalogue } from "../text";
import { age } from "./age";
import { charts } from "./charts";
import { common } from "./common";
import { compare } from "./compare";
import { compass } from "./compass";
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
  common,
  compare,
  compass,
  live,
  map,
  metrics,
  report,
  settings,
  sky,
  station,
};
