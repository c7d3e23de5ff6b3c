import type { UploadServiceName } from "../../contract/station/upload";
import type { UploadService } from "../service";
import { cwop } from "./cwop";
import { opensensemap } from "./opensensemap";
import { openweathermap } from "./openweathermap";
import { pwsweather } from "./pwsweather";
import { weathercloud } from "./weathercloud";
import { windguru } from "./windguru";
import { windy } from "./windy";
import { wow, wowBe } from "./wow";
import { wunderground } from "./wunderground";

/** Every service, by its name. */
export const SERVICES: Readonly<Record<UploadServiceName, UploadService>> = {
  wunderground,
  pwsweather,
  cwop,
  wow,
  "wow-be": wowBe,
  windy,
  openweathermap,
  weathercloud,
  opensensemap,
  windguru,
};
