import type { Catalogue } from "../text";
import { age } from "./age";
import { charts } from "./charts";
import { common } from "./common";
import { compass } from "./compass";
import { live } from "./live";
import { map } from "./map";
import { metrics } from "./metrics";
import { settings } from "./settings";
import { station } from "./station";

export const de: Catalogue = {
  age,
  charts,
  common,
  compass,
  live,
  map,
  metrics,
  settings,
  station,
};
