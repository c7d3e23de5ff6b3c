import { z } from "zod";
import { modelNamed } from "../../db/models";
import { getRecord, removeRecord } from "../../services/records";
import { takeSensor, takeSensorInstead } from "../../services/sensors";
import { action, declare } from "../model/declare";

const model = modelNamed("MqttSensor");
const NO_INPUT = z.object({});

export const admin = declare({
  model: "MqttSensor",
  singular: "MQTT sensor",
  plural: "MQTT sensors",
  group: "Weather",
  columns: [
    "name",
    "subscriptionId",
    "isTaken",
    "heardAt",
    { name: "said", label: "Said last", kind: "text", from: ["values"], of: ({ values }) => told(values) },
  ],
  search: ["name"],
  filters: ["subscriptionId", "isTaken"],
  ordering: ["subscriptionId", "-isTaken", "-heardAt"],
  fieldsets: [
    {
      help: "What was heard lately. Where no sensor of a subscription is chosen, the values of all are stored, except by rtl_433, which hears the neighbours' sensors, too.",
      fields: ["name", "subscriptionId", "isTaken", "heardAt", "values"],
    },
  ],
  fields: { isTaken: { label: "Chosen" } },
  actions: [
    action({
      name: "take",
      label: "Choose",
      permission: "change",
      schema: NO_INPUT,
      applies: ({ isTaken }) => !isTaken,
      run: async (ctx, key) => {
        await takeSensor(ctx, { key, isTaken: true });
        return {};
      },
      done: (count) => `${count === 1 ? "1 sensor was" : `${count} sensors were`} chosen.`,
    }),
    action({
      name: "instead",
      label: "This one now",
      permission: "change",
      isSingle: true,
      schema: NO_INPUT,
      confirm: "It is stored in place of the chosen sensors of its model, as after a change of batteries.",
      applies: ({ isTaken }) => !isTaken,
      run: async (ctx, key) => {
        await takeSensorInstead(ctx, { key });
        return {};
      },
      done: () => "The sensor was chosen in place of the old one.",
    }),
    action({
      name: "leave",
      label: "No longer choose",
      permission: "change",
      schema: NO_INPUT,
      applies: ({ isTaken }) => Boolean(isTaken),
      run: async (ctx, key) => {
        await takeSensor(ctx, { key, isTaken: false });
        return {};
      },
      done: (count) => `${count === 1 ? "1 sensor is" : `${count} sensors are`} no longer chosen.`,
    }),
  ],
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
  },
});

/** The values as text: the list is read, not computed with. */
function told(values: unknown): string {
  const said = typeof values === "string" ? (JSON.parse(values) as unknown) : values;
  return Object.entries(said ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
