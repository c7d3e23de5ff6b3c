import { z } from "zod";
import { authoriseKey } from "../../auth/actor";
import { commandSchema, replySchema } from "../../contract/device/command";
import { deviceStatusSchema } from "../../contract/device/status";
import { readQuery, wholeNumber } from "../../http/query";
import { replyToCommand } from "../../services/commands/reply";
import type { Context } from "../../services/context";
import { reportStatus } from "../../services/devices/report";
import { touchLastSeen } from "../../services/devices/touch-last-seen";
import { refuse } from "../../services/guard";
import type { Endpoint } from "../endpoint";
import { awaitCommands } from "./await-commands";

/** Of the device that asks. @throws AppError unauthenticated or forbidden for anybody who is none, or may only read */
function ownStation(ctx: Context): number {
  authoriseKey(ctx.actor, "write");
  return ctx.actor.kind === "key" ? ctx.actor.stationId : refuse(ctx);
}

/** POST /api/v1/device/status */
export const deviceStatusEndpoint: Endpoint = {
  path: "/api/v1/device/status",
  name: "Device status",
  description: "What a device says of itself. For its key; what is left out stays.",
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

/** GET /api/v1/device/commands: a long poll, which counts once against the limit of rate however long it waits. */
export const deviceCommandsEndpoint: Endpoint = {
  path: "/api/v1/device/commands",
  name: "Device commands",
  description:
    "What a device is to do, for its key. A command without a reply comes again after some seconds, until it expires: a device does one id once.",
  tag: "Device",
  renders: ["json"],
  operations: {
    GET: {
      summary: "Fetch the commands that wait",
      authorise: ownStation,
      query,
      output: z.object({ commands: z.array(commandSchema) }),
      status: 200,
      handle: async (call) => {
        const { wait = 0 } = readQuery(call.url, query);
        const stationId = ownStation(call.ctx);
        void touchLastSeen(call.ctx, { stationIds: [stationId] });
        // Who asks for the head alone would not see what it was given.
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
  description: "What a device answers to a command, for its key. The first reply stands.",
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
