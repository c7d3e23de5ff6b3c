import { channelChangeSchema } from "../../contract/station/channel";
import { modelNamed } from "../../db/models";
import { changeChannel, removeChannel } from "../../services/channels";
import { getRecord } from "../../services/records";
import { declare, idOf, update } from "../model/declare";

const model = modelNamed("Channel");

/** Values without a metric. A channel is made by the first reading that has its name. */
export const admin = declare({
  model: "Channel",
  singular: "channel",
  plural: "channels",
  group: "Weather",
  title: { from: ["name", "label"], of: ({ name, label }) => (label ? `${label} (${name})` : `${name}`) },
  columns: ["name", "label", "unit", "kind", "visible", "stationId", "source", "lastSeenAt"],
  editable: ["label", "unit", "visible"],
  search: ["name", "label", "station.name"],
  filters: ["stationId", "kind", "visible", "source"],
  ordering: ["stationId", "name"],
  fieldsets: [
    { fields: ["stationId", "name", "label", "unit", "kind", "visible"] },
    { title: "Use", fields: ["source", "firstSeenAt", "lastSeenAt"] },
  ],
  fields: {
    name: { help: "As the station sends it." },
    label: { help: "Shown in place of the name. Empty for the usual one of a well-known name." },
    kind: {
      kind: "choice",
      label: "What it measures",
      choices: {
        measurement: "Measurement",
        total: "Amount",
        direction: "Direction",
        counter: "Count",
        state: "State",
      },
      help: "An hour or day has the mean of a measurement or direction (in degrees), the sum of amounts since the last reading, and the highest of a count that restarts or a state (on or off, or a level). With another kind the statistics are rebuilt in the background.",
    },
    visible: { label: "Shown to everybody", help: "Otherwise to the owner and staff." },
    source: { label: "First came by" },
    lastSeenAt: { help: "Noted once an hour." },
  },
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    update: update(channelChangeSchema, (ctx, key, input, check) =>
      changeChannel(ctx, { id: idOf(key), ...input }, { check }),
    ),
    remove: (ctx, key, { check, reason }) => removeChannel(ctx, { id: idOf(key), reason }, { check }),
  },
});
