import { age } from "./age";
import { charts } from "./charts";
import { common } from "./common";
import { compass } from "./compass";
import { live } from "./live";
import { map } from "./map";
import { metrics } from "./metrics";
import { settings } from "./settings";
import { station } from "./station";

/** English, which says what there is to say: the other languages have the same rooms and names. */
export const en = {
  age,
  charts,
  common,
  compass,
  live,
  map,
  metrics,
  settings,
  station,
} as const;
