import { once } from "node:events";
import WebSocket from "ws";
import { z } from "zod";
import { until } from "../../support/until";
import type { RunningServer } from "../support/server";

const answerSchema = z.object({
  id: z.int().optional(),
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
});

/** A connection to the debugger of a server. */
export interface Inspector {
  /** Calls a method of the inspector protocol. Rejects with its error. */
  call(method: string, params?: object): Promise<unknown>;
  close(): void;
}

/** Connects to a server that was started with `--inspect`. */
export async function inspect(server: RunningServer): Promise<Inspector> {
  const address = () => /^Debugger listening on (ws:\S+)$/m.exec(server.errors())?.[1];
  await until(() => address() !== undefined);
  const socket = new WebSocket(address() ?? "", { maxPayload: 0 });
  await once(socket, "open");
  let last = 0;
  return {
    call: (method, params = {}) => {
      last += 1;
      const id = last;
      const answered = new Promise((resolve, reject) => {
        const hear = (data: WebSocket.RawData) => {
          const answer = answerSchema.parse(JSON.parse(data.toString()));
          if (answer.id !== id) return;
          socket.off("message", hear);
          if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
          else resolve(answer.result);
        };
        socket.on("message", hear);
      });
      socket.send(JSON.stringify({ id, method, params }));
      return answered;
    },
    close: () => socket.close(),
  };
}
