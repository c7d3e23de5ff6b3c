import { get } from "node:http";

/** What a process of viewers says: once all are greeted, and in the end for each event how late it came, in ms. */
export type Said = "ready" | { late: number[] };

// A process of its own: what viewers take of the machine is not the server's.
const [url = "", count = "0"] = process.argv.slice(2);
const late: number[] = [];
await Promise.all(Array.from({ length: Number(count) }, watch));
process.send?.("ready" satisfies Said);
process.once("message", () => {
  process.send?.({ late } satisfies Said, () => process.exit(0));
});

/** Resolves when the server has greeted. A reading's time is when it was sent, so that its age is how late it comes. */
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
