import type { Endpoint } from "./endpoint";
import { endpointsOf } from "./resource";
import { groupResource } from "./resources/group";
import { sensorDataResource } from "./resources/sensor-data";
import { stationResource } from "./resources/station";
import { temperatureDataResource } from "./resources/temperature-data";
import { userResource } from "./resources/user";
import { rootEndpoint } from "./root";
import { correctionsEndpoint } from "./v1/corrections";
import { deviceCommandsEndpoint, deviceRepliesEndpoint, deviceStatusEndpoint } from "./v1/device";
import { stationEventsEndpoint } from "./v1/events";
import { latestEndpoint } from "./v1/latest";
import { stationReadingsEndpoint } from "./v1/readings";
import { eventsEndpoint } from "./v1/record-events";
import { readingsEndpoint } from "./v1/record-readings";
import { stationEndpoint, stationsEndpoint } from "./v1/stations";
import { currentEndpoint } from "./views/current";
import { homeEndpoint } from "./views/home";

const RESOURCES = [stationResource, temperatureDataResource, sensorDataResource, userResource, groupResource].map(
  ({ path }) => path,
);

/** Every address of the REST API. */
export const ENDPOINTS: readonly Endpoint[] = [
  rootEndpoint(RESOURCES, ["current", "home"]),
  ...endpointsOf(stationResource),
  ...endpointsOf(temperatureDataResource),
  ...endpointsOf(sensorDataResource),
  ...endpointsOf(userResource),
  ...endpointsOf(groupResource),
  currentEndpoint,
  homeEndpoint,
  stationsEndpoint,
  stationEndpoint,
  latestEndpoint,
  stationReadingsEndpoint,
  correctionsEndpoint,
  readingsEndpoint,
  stationEventsEndpoint,
  eventsEndpoint,
  deviceStatusEndpoint,
  deviceCommandsEndpoint,
  deviceRepliesEndpoint,
];
