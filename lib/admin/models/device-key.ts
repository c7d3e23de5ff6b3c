import { z } from "zod";
import { installLine } from "../../contract/device/install-line";
import { keyChangeSchema, keyFieldsSchema } from "../../contract/device/key";
import { createKey, getKey, type MadeKey, removeKey, revokeKey, rotateKey, updateKey } from "../../services/keys";
import { action, create, declare, idOf, update } from "../model/declare";

const newSchema = keyFieldsSchema.extend({ stationId: z.int().positive() });

/** "{origin}" stands for the site's origin, which the browser knows. */
function oneTimeSecret({ key, stationId }: MadeKey) {
  return key.startsWith("ws_") ? ofDevice(key, stationId) : ofConsole(key, stationId);
}

/** What to type into which console. "{host}" and "{port}" are those of the site's origin. */
function ofConsole(key: string, stationId: number) {
  return {
    title: "The new key",
    help: "It is shown only once, as only its hash is stored. Type it into the console now. The server is the same for all; what else to type depends on the console's protocol.",
    lines: [
      { label: "Key", value: key },
      { label: "Server or host", value: "{host}" },
      { label: "Port", value: "{port}" },
      { label: "Ecowitt, Froggit (customized, protocol Ecowitt): path", value: `/data/report/${key}` },
      { label: "Ambient (customized server): path", value: `/data/report/${key}?` },
      { label: "Weather Underground’s protocol: path", value: "/weatherstation/updateweatherstation.php?" },
      { label: "PWSweather’s protocol: path", value: "/pwsupdate/pwsupdate.php?" },
      { label: "For these two: station ID", value: String(stationId) },
      { label: "For these two: password", value: key },
      { label: "sensor.community (own API): path", value: `/data.php/${key}` },
      { label: "openSenseMap: path, with the key as the header Authorization", value: `/boxes/${stationId}/data` },
    ],
  };
}

function ofDevice(key: string, stationId: number) {
  const post = `curl -X POST {origin}/api/v1/readings -H "Authorization: Bearer ${key}" -H "Content-Type: application/json"`;
  return {
    title: "The new key",
    help: "It is shown only once, as only its hash is stored. Copy it to the device now.",
    lines: [
      { label: "Key", value: key },
      { label: "Install the agent on a Raspberry Pi", value: installLine(key, stationId) },
      { label: "Send a reading with it", value: `${post} -d '[{"temperature": 21.5}]'` },
    ],
  };
}

export const admin = declare({
  model: "DeviceKey",
  group: "Weather",
  title: { from: ["name", "prefix"], of: ({ name, prefix }) => `${name} (${prefix}…)` },
  columns: ["name", "stationId", "kind", "prefix", "scopes", "createdAt", "expiresAt", "revokedAt", "lastUsedAt"],
  search: ["name", "prefix", "station.name"],
  filters: ["stationId", "kind", "revokedAt", "expiresAt", "lastUsedAt"],
  ordering: ["-createdAt"],
  fieldsets: [
    { fields: ["stationId", "kind", "name", "scopes", "expiresAt", "addresses"] },
    { title: "Use", fields: ["prefix", "createdAt", "lastUsedAt", "revokedAt"] },
  ],
  fields: {
    kind: {
      kind: "choice",
      label: "Belongs to",
      choices: {
        device: "Device",
        console: "Console",
        "home assistant": "Home Assistant",
        identifier: "Console's own identifier",
      },
      help: "Device: a program, or a board that runs one. Console: a bought station, whose key is short and may write only. Home Assistant: it reads all stations of its station's owner at the MQTT broker. What a console says of itself is taken in its message.",
    },
    scopes: {
      kind: "choices",
      label: "Good for",
      choices: { read: "Read its station", write: "Write readings of it" },
    },
    addresses: {
      kind: "lines",
      help: "IP addresses or networks from which it may be used, one per line. Empty allows any.",
    },
    expiresAt: { help: "Empty for a key that does not expire." },
  },
  actions: [
    action({
      name: "rotate",
      label: "Rotate",
      permission: "change",
      isSingle: true,
      schema: z.object({ overlapHours: z.number().min(0).max(8760) }),
      fields: {
        overlapHours: { kind: "number", label: "Overlap", unit: "h", help: "How long the old key keeps working." },
      },
      run: async (ctx, key, { overlapHours }) => ({
        oneTimeSecret: oneTimeSecret(await rotateKey(ctx, { id: idOf(key), overlapHours })),
      }),
      done: () => "The key was replaced with a new one.",
    }),
    action({
      name: "revoke",
      label: "Revoke",
      permission: "change",
      isDanger: true,
      confirm: "The key stops working at once and permanently: its device can no longer send anything with it.",
      schema: z.object({}),
      run: async (ctx, key) => {
        await revokeKey(ctx, { id: idOf(key) });
        return {};
      },
      done: (count) => `${count === 1 ? "1 key was" : `${count} keys were`} revoked.`,
    }),
  ],
  verbs: {
    get: (ctx, key) => getKey(ctx, { id: idOf(key) }),
    create: create(newSchema, async (ctx, input) => {
      const made = await createKey(ctx, input);
      return { key: { id: made.id }, oneTimeSecret: oneTimeSecret(made) };
    }),
    update: update(keyChangeSchema, (ctx, key, input, check) => updateKey(ctx, { id: idOf(key), ...input }, { check })),
    remove: (ctx, key, { check }) => removeKey(ctx, { id: idOf(key) }, { check }),
  },
});
