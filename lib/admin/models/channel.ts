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
      label: "What it measures",
      choices: {
        measurement: "A measurement: an hour or day has its mean",
        total: "An amount since the last reading: an hour or day has the sum",
        direction: "A direction in degrees: an hour or day has the mean direction",
        counter: "A count that restarts: an hour or day has the highest",
        state: "On or off, or a level: an hour or day has the highest",
      },
      help: "With another kind the statistics are rebuilt in the background.",
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
