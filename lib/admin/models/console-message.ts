import { z } from "zod";
import { keyFieldsSchema, PRIVATE_NETWORKS } from "../../contract/device/key";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { takeSender } from "../../services/keys";
import { getRecord, removeRecord } from "../../services/records";
import { action, declare, idOf } from "../model/declare";

const model = modelNamed("ConsoleMessage");

/**
 * What consoles sent last: the only way to see why one is silent. A message without a station may be of a console that
 * one of the staff knows.
 */
export const admin = declare({
  model: "ConsoleMessage",
  singular: "console message",
  plural: "console messages",
  group: "Weather",
  title: { from: ["kind", "time"], of: ({ kind, time }) => `${kind} at ${utcText(Number(time))} UTC` },
  columns: ["time", "stationId", "kind", "model", "address", "status", "notes"],
  search: ["station.name", "model", "address"],
  filters: ["stationId", "kind", "status"],
  ordering: ["-time"],
  fieldsets: [
    {
      help: "The last five of each station, and the last one of each sender whom nobody knows. Passwords and keys are left out.",
      fields: ["time", "stationId", "kind", "model", "address"],
    },
    { title: "What was sent, and answered", fields: ["request", "status", "answer", "notes"] },
  ],
  fields: {
    stationId: { help: "Empty while nobody knows whose it is." },
    kind: {
      label: "Protocol",
      choices: {
        ecowitt: "Ecowitt",
        ambient: "Ambient",
        wunderground: "Weather Underground",
        acurite: "Acurite",
        luftdaten: "sensor.community",
        opensensemap: "openSenseMap",
      },
    },
    status: { label: "Status of the answer" },
    notes: { label: "What was left out" },
  },
  actions: [
    action({
      name: "take",
      label: "This is mine",
      permission: "change",
      isSingle: true,
      applies: ({ stationId, identifier }) => stationId === null && identifier !== "",
      schema: z.object({
        stationId: z.int().positive(),
        addresses: keyFieldsSchema.shape.addresses.unwrap().default([...PRIVATE_NETWORKS]),
      }),
      fields: {
        stationId: { kind: "relation", label: "Station", relation: "Station" },
        addresses: {
          kind: "lines",
          label: "Allowed addresses",
          help: "What a console says of itself is not secret, so it is believed only from these networks. Empty: private networks.",
        },
      },
      run: async (ctx, key, { stationId, addresses }) => {
        await takeSender(ctx, {
          messageId: idOf(key),
          stationId,
          ...(addresses.length > 0 && { addresses }),
        });
        return {};
      },
      done: () => "The console was taken: its next message is stored.",
    }),
  ],
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
  },
});
