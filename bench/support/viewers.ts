import { get } from "node:http";

/** Messages of a process of viewers: first that all are connected, and finally the delay of each event in ms. */
export type Said = "ready" | { late: number[] };

// A separate process, so that the viewers' CPU time is not counted as the server's.
const [url = "", count = "0"] = process.argv.slice(2);
const late: number[] = [];
await Promise.all(Array.from({ length: Number(count) }, watch));
process.send?.("ready" satisfies Said);
process.once("message", () => {
  process.send?.({ late } satisfies Said, () => process.exit(0));
});

/** Resolves when the server has greeted. A reading's time is its time of sending, so its age is the delay. */
function watch(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/live`, { agent: false }, (response) => {
      let rest = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        const messages = (rest + chunk).split("\n\n");
        rest = messages.pop() ?? "";
        for (const message of messages) {
          if (message.startsWith("event: greeting")) resolve();
          const time = /^data: \{"type":"station".*"timestamp":(\d+)/m.exec(message)?.[1];
          if (time !== undefined) late.push(Date.now() - Number(time));
        }
      });
    });
    request.on("error", reject);
  });
}
