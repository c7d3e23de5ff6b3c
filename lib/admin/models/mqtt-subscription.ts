import { DIALECT_LABELS, type DialectName } from "../../contract/device/dialect";
import { newSubscriptionSchema, subscriptionChangeSchema } from "../../contract/device/subscription";
import { modelNamed } from "../../db/models";
import { getRecord } from "../../services/records";
import { addSubscription, changeSubscription, removeSubscription } from "../../services/sensors";
import { create, declare, update } from "../model/declare";

const model = modelNamed("MqttSubscription");

export const admin = declare({
  model: "MqttSubscription",
  singular: "MQTT subscription",
  plural: "MQTT subscriptions",
  group: "Weather",
  title: {
    from: ["dialect", "filter"],
    of: ({ dialect, filter }) => `${DIALECT_LABELS[dialect as DialectName] ?? dialect}: ${filter}`,
  },
  columns: ["filter", "stationId", "dialect", "isEnabled", "lastAt", "lastResult"],
  search: ["filter", "station.name"],
  filters: ["stationId", "dialect", "isEnabled"],
  ordering: ["stationId", "id"],
  fieldsets: [
    {
      help: "Messages of other programs that are readings of a station. At the server's own broker one is added when a device first sends such a message below its own topics.",
      fields: ["stationId", "dialect", "filter", "isEnabled", "targets"],
    },
    { title: "Messages", fields: ["lastAt", "lastResult", "createdAt"] },
  ],
  fields: {
    dialect: { kind: "choice", label: "Written by", choices: DIALECT_LABELS },
    filter: {
      label: "Topic filter",
      help: "A topic, with + for one level and # for all that follow, as zigbee2mqtt/garden or rtl_433/+/events. The server can read every topic of the broker, so give the permission to add subscriptions only to those who may see them all.",
    },
    targets: {
      kind: "long-text",
      label: "Other targets",
      help: "One per line: name = metric, as DS18B20-0316A2795C2C.Temperature = soilTemperature, or a channel of your own; - stores nothing of it. Names are those of the sensors' values.",
    },
    isEnabled: { label: "Stored" },
  },
  inlines: [{ title: "Sensors", model: "MqttSensor", by: "subscriptionId", limit: 50 }],
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    create: create(newSubscriptionSchema, addSubscription),
    update: update(subscriptionChangeSchema, (ctx, key, input, check) =>
      changeSubscription(ctx, { key, ...input }, { check }),
    ),
    remove: (ctx, key, { check, reason }) => removeSubscription(ctx, { key, reason }, { check }),
  },
});
