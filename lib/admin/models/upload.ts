import { z } from "zod";
import {
  newUploadSchema,
  UPLOAD_SERVICES,
  UPLOAD_STATES,
  type UploadServiceName,
  uploadChangeSchema,
} from "../../contract/station/upload";
import { createUpload, getUpload, removeUpload, sendUploadNow, updateUpload } from "../../services/uploads";
import { action, create, declare, idOf, update } from "../model/declare";
import { uniqueViolation } from "../parts/unique-violation";

const TAKEN = "The station has an upload to this service and account already.";
const taken = uniqueViolation("account", TAKEN);
const LABELS = Object.fromEntries(Object.entries(UPLOAD_SERVICES).map(([name, { label }]) => [name, label]));
const RHYTHMS = Object.values(UPLOAD_SERVICES)
  .map(({ label, least, usual }) => `${label} ${usual} (${least} at least)`)
  .join(", ");

export const admin = declare({
  model: "Upload",
  group: "Weather",
  title: {
    from: ["service", "account"],
    of: ({ service, account }) =>
      [UPLOAD_SERVICES[service as UploadServiceName].label, account].filter((part) => part !== "").join(" "),
  },
  columns: ["service", "stationId", "account", "isEnabled", "state", "result", "sentAt", "nextAt", "failures"],
  search: ["account", "station.name"],
  filters: ["service", "state", "isEnabled", "stationId"],
  ordering: ["stationId", "service"],
  fieldsets: [
    {
      help: "Sends the station’s current conditions to another service: good values of the last ten minutes, and nothing while there are none.",
      fields: ["stationId", "service", "account", "secret", "hasSecret", "sensors", "interval", "isEnabled"],
    },
    { title: "Last upload", fields: ["state", "result", "sentAt", "triedAt", "nextAt", "failures"] },
  ],
  fields: {
    service: { kind: "choice", choices: LABELS },
    account: {
      help: "What the service knows the station by: station id, site id, call sign, box or uid. For OpenWeatherMap leave it empty: the station is registered with the first upload.",
    },
    secret: {
      kind: "secret",
      label: "Key or password",
      help: "Stored encrypted and never shown again. Leave it empty to keep the present one. CWOP needs none, openSenseMap only where the box asks for it.",
    },
    hasSecret: {
      kind: "boolean",
      label: "A key or password is set",
      readOnly: true,
      of: ({ hasSecret = false }) => hasSecret === true,
    },
    sensors: {
      kind: "lines",
      help: "For openSenseMap only: the id of each of the box’s sensors, one in a line, as temperature=5a2c3e9d1fd5b90019a1b2c3.",
    },
    interval: {
      unit: "s",
      help: `Empty for the service’s usual one: ${RHYTHMS}. Below 60 Weather Underground’s rapid fire.`,
    },
    isEnabled: { label: "Switched on" },
    state: {
      kind: "choice",
      choices: Object.fromEntries(UPLOAD_STATES.map((state) => [state, state])),
      help: "failing: it is tried again, less and less often. stopped: the service does not know the account or the password, and is not asked again until they are changed.",
    },
    result: { label: "Answer" },
    sentAt: { label: "Last sent" },
    triedAt: { label: "Last tried" },
    nextAt: { label: "Next" },
    failures: { label: "Failures in a row" },
  },
  actions: [
    action({
      name: "send-now",
      label: "Send now",
      permission: "change",
      isSingle: true,
      schema: z.object({}),
      run: async (ctx, key) => ({ message: await sendUploadNow(ctx, { id: idOf(key) }) }),
      done: () => "It was sent.",
    }),
  ],
  verbs: {
    get: (ctx, key) => getUpload(ctx, { id: idOf(key) }),
    create: create(newUploadSchema, async (ctx, input) => ({ key: await createUpload(ctx, input).catch(taken) })),
    update: update(uploadChangeSchema, (ctx, key, input, check) =>
      updateUpload(ctx, { id: idOf(key), ...input }, { check }).catch(taken),
    ),
    remove: (ctx, key, { check }) => removeUpload(ctx, { id: idOf(key) }, { check }),
  },
});
