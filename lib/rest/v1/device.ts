import { z } from "zod";
import { authoriseKey } from "../../auth/actor";
import { commandSchema, replySchema } from "../../contract/device/command";
import { deviceStatusSchema } from "../../contract/device/status";
import { readQuery, wholeNumber } from "../../http/query";
import { replyToCommand } from "../../services/commands";
import type { Context } from "../../services/context";
import { reportStatus, touchLastSeen } from "../../services/devices";
import { refuse } from "../../services/guard";
import type { Endpoint } from "../endpoint";
import { awaitCommands } from "./await-commands";

/** @throws AppError unauthenticated or forbidden if the caller is not a device, or its key is read-only */
function ownStation(ctx: Context): number {
  authoriseKey(ctx.actor, "write");
  return ctx.actor.kind === "key" ? ctx.actor.stationId : refuse(ctx);
}

/** POST /api/v1/device/status */
export const deviceStatusEndpoint: Endpoint = {
  path: "/api/v1/device/status",
  name: "Device status",
  description: "The state that a device reports of itself. For a device key; fields that are left out do not change.",
  tag: "Device",
  renders: ["json"],
  operations: {
    POST: {
      summary: "Report the status",
      authorise: ownStation,
      bodies: { "application/json": deviceStatusSchema },
      status: 204,
      handle: async ({ ctx, fields }) => {
        await reportStatus(ctx, { stationId: ownStation(ctx), status: await fields() });
        return { status: 204 };
      },
    },
  },
};

const LONGEST_WAIT_S = 30;

const query = z.object({
  wait: wholeNumber(0, LONGEST_WAIT_S)
    .describe("Seconds to wait for a command if there is none; default 0.")
    .optional(),
});

/** GET /api/v1/device/commands: a long poll, which counts once against the rate limit however long it waits. */
export const deviceCommandsEndpoint: Endpoint = {
  path: "/api/v1/device/commands",
  name: "Device commands",
  description:
    "Commands to a device, for its key. A command without a reply is sent again after some seconds until it expires: a device must execute each id only once.",
  tag: "Device",
  renders: ["json"],
  operations: {
    GET: {
      summary: "Fetch waiting commands",
      authorise: ownStation,
      query,
      output: z.object({ commands: z.array(commandSchema) }),
      status: 200,
      handle: async (call) => {
        const { wait = 0 } = readQuery(call.url, query);
        const stationId = ownStation(call.ctx);
        void touchLastSeen(call.ctx, { stationIds: [stationId] });
        // The response to HEAD has no body, so commands fetched for it would be lost.
        const commands = call.request.method === "HEAD" ? [] : await awaitCommands(call, stationId, wait * 1000);
        return { status: 200, data: { commands }, headers: { "Cache-Control": "no-store" } };
      },
    },
  },
};

/** POST /api/v1/device/replies */
export const deviceRepliesEndpoint: Endpoint = {
  path: "/api/v1/device/replies",
  name: "Device replies",
  description: "A device's reply to a command, for its key. The first reply counts.",
  tag: "Device",
  renders: ["json"],
  operations: {
    POST: {
      summary: "Reply to a command",
      authorise: ownStation,
      bodies: { "application/json": replySchema },
      status: 204,
      handle: async ({ ctx, fields }) => {
        const stationId = ownStation(ctx);
        void touchLastSeen(ctx, { stationIds: [stationId] });
        await replyToCommand(ctx, { stationId, reply: await fields() });
        return { status: 204 };
      },
    },
  },
};
