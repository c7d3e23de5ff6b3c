import type { FormValues, Selection } from "@/lib/contract/admin/admin";
import { sendCommand } from "@/lib/services/commands";
import { reportStatus } from "@/lib/services/devices";
import { recordEvents } from "@/lib/services/events";
import { createGroup } from "@/lib/services/groups";
import { createKey } from "@/lib/services/keys";
import { addCalibration } from "@/lib/services/metadata";
import { updateStation } from "@/lib/services/observations";
import { createPeriodValue } from "@/lib/services/period-values";
import { createReadings, record } from "@/lib/services/readings";
import { addSubscription } from "@/lib/services/sensors";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData } from "@/lib/services/temperature-data";
import { createUpload } from "@/lib/services/uploads";
import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../support/server";

/** Maps each model to a record that no test depends on: its key in the admin's URLs. */
export type Spare = () => Promise<string>;

const TIME = Date.UTC(2026, 0, 15, 12);
const MAXIMUM = { metric: "temperature", statistic: "max", from: TIME, to: TIME + 3_600_000, value: 20 } as const;
let number = 0;

export function spares({ ctx }: Pick<ServerBench, "ctx">): Record<string, Spare> {
  const station = async () => (await createStation(ctx(), { name: "Spare", lat: 1, lon: 2 })).id;
  const subscription = async () =>
    (await addSubscription(ctx(), { stationId: await station(), dialect: "tasmota", filter: "tele/spare/SENSOR" })).key;
  return {
    station: async () => String(await station()),
    "station-elevation": async () => {
      const id = await station();
      await updateStation(ctx(), { id, elevation: 10, elevationFrom: TIME });
      return `${id}~${new Date(TIME).toISOString()}`;
    },
    "station-calibration": async () => {
      const stationId = await station();
      await addCalibration(ctx(), { stationId, metric: "temperature", since: TIME });
      return `${stationId}~temperature~${new Date(TIME).toISOString()}`;
    },
    "period-value": async () => {
      const { key } = await createPeriodValue(ctx(), { stationId: await station(), ...MAXIMUM });
      return String(key.id);
    },
    "sensor-data": async () => {
      const stationId = await station();
      await createReadings(ctx(), [{ stationId, time: TIME, temperature: 20 }]);
      return `${stationId}~${new Date(TIME).toISOString()}`;
    },
    "suspect-value": async () => {
      const stationId = await station();
      await createReadings(ctx(), [{ stationId, time: TIME, windSpeed: 9, windGust: 5 }]);
      const { id } = await ctx().database.prisma.suspectValue.findFirstOrThrow({ where: { stationId } });
      return String(id);
    },
    channel: async () => {
      const stationId = await station();
      await record(ctx(), [{ station: stationId, time: TIME, extra: { co2: 400 } }]);
      const { id } = await ctx().database.prisma.channel.findFirstOrThrow({ where: { stationId } });
      return String(id);
    },
    "console-setting": async () => {
      const { stationId } = await ctx().database.prisma.consoleSetting.create({ data: { stationId: await station() } });
      return String(stationId);
    },
    "console-message": async () => {
      const message = { time: new Date(TIME), kind: "ecowitt", address: "192.0.2.7", request: "POST /", status: 401 };
      return String((await ctx().database.prisma.consoleMessage.create({ data: message })).id);
    },
    "temperature-data": async () => {
      const { id } = await createTemperatureData(ctx(), { timestamp: TIME, temperature: 20, lat: 1, lon: 2 });
      return String(id);
    },
    city: async () => {
      const { id } = await ctx().database.prisma.city.create({ data: { name: `Spare ${++number}` } });
      return String(id);
    },
    "device-key": async () => String((await createKey(ctx(), { stationId: await station(), name: "Spare" })).id),
    upload: async () => {
      const account = { account: "KSPARE1", secret: "spare", isEnabled: false };
      const { id } = await createUpload(ctx(), { stationId: await station(), service: "wunderground", ...account });
      return String(id);
    },
    "mqtt-subscription": async () => String((await subscription()).id),
    "mqtt-sensor": async () => {
      const subscriptionId = Number((await subscription()).id);
      const heard = { subscriptionId, name: "Spare/1", heardAt: new Date(TIME), values: { temperature: 1 } };
      return String((await ctx().database.prisma.mqttSensor.create({ data: heard })).id);
    },
    device: async () => {
      const stationId = await station();
      await reportStatus(ctx(), { stationId, status: { status: "online" } });
      return String(stationId);
    },
    "device-event": async () => {
      const stationId = await station();
      await recordEvents(ctx(), [{ id: "spare", station: stationId, type: "started" }]);
      const { id } = await ctx().database.prisma.deviceEvent.findFirstOrThrow({ where: { stationId } });
      return String(id);
    },
    "device-command": async () =>
      String((await sendCommand(ctx(), { stationId: await station(), request: { name: "read" } })).id),
    user: async () => String((await createUser(ctx(), { username: `spare${++number}`, password: "correct horse" })).id),
    group: async () => String((await createGroup(ctx(), { name: `Spare ${++number}` })).id),
    "log-entry": async () => {
      await station();
      const { id } = await ctx().database.prisma.logEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
      return String(id);
    },
  };
}

/** The input that creates a record of each model. */
export async function fresh({ ctx }: Pick<ServerBench, "ctx">, model: string): Promise<FormValues> {
  const stationId = (await createStation(ctx(), { name: "Own", lat: 1, lon: 2 })).id;
  const place = { lat: "1", lon: "2" };
  const values: Record<string, FormValues> = {
    station: { name: "Fresh", ...place },
    "station-elevation": { stationId, until: "1393926308", elevation: "3" },
    "station-calibration": { stationId, metric: "temperature", since: "1393926308", factor: "1.1", offset: "0" },
    "period-value": {
      stationId,
      metric: "temperature",
      statistic: "max",
      from: "1393891200",
      to: "1393977600",
      value: "20",
    },
    "sensor-data": { stationId, time: "1393926308", temperature: "20" },
    "suspect-value": { stationId, metric: "windGust" },
    "temperature-data": { timestamp: "1393926308", temperature: "20", ...place },
    channel: { stationId, label: "Fresh" },
    "console-setting": {
      stationId,
      gauge: "tipping",
      wind: "momentary",
      temperatureChannel: "",
      soilMoistureUnit: "percent",
      lightningUnit: "km",
      isAirQualityIndoors: false,
      preferredSensor: "",
    },
    "console-message": { stationId },
    city: { name: `Fresh ${++number}` },
    "device-key": { stationId, name: "Fresh", scopes: ["read"], addresses: "" },
    upload: { stationId, service: "windy", account: "fresh", secret: "fresh", interval: "", isEnabled: false },
    "mqtt-subscription": { stationId, dialect: "tasmota", filter: "tele/fresh/SENSOR", targets: "" },
    "mqtt-sensor": { name: "Fresh/1" },
    user: { username: `fresh${++number}`, password: "correct horse", email: "" },
    group: { name: `Fresh ${++number}`, permissions: [] },
    "log-entry": { action: "add", model: "Station" },
    device: { stationId, presence: "online" },
    "device-event": { stationId, type: "started" },
    "device-command": { stationId, name: "read" },
  };
  return values[model] ?? {};
}

/** The input that changes a record of each model. */
export const CHANGES: Record<string, FormValues> = {
  station: { name: "Changed" },
  "station-elevation": { elevation: "4" },
  "station-calibration": { offset: "2" },
  "period-value": { value: "21" },
  "sensor-data": { temperature: "21", reason: "a test" },
  "suspect-value": { metric: "windSpeed" },
  "temperature-data": { temperature: "21" },
  channel: { label: "Changed" },
  "console-setting": { wind: "average2" },
  "console-message": { notes: "changed" },
  // No other may have it.
  get city() {
    return { name: `Changed ${++number}` };
  },
  "device-key": { name: "Changed" },
  upload: { interval: "600" },
  "mqtt-subscription": { filter: "tele/changed/SENSOR" },
  "mqtt-sensor": { isTaken: true },
  user: { email: "changed@example.org" },
  group: { permissions: ["Station.view"] },
  "log-entry": { reason: "changed" },
  device: { version: "changed" },
  "device-event": { message: "changed" },
  "device-command": { message: "changed" },
};

export function one(key: string): Selection {
  return { keys: [key] };
}
