import { connect, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { onEachDialect, throwaway } from "../support/database";
import { startServer } from "../support/server";

/** A proxy between a server and its database that cuts the next connections during their first statements. */
async function cutter(target: URL) {
  const sockets = new Set<Socket>();
  const state = { toCut: 0 };
  const listener = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on("error", () => {}).once("close", () => sockets.delete(end));
    }
    const cut = () => {
      socket.destroy();
      onward.destroy();
    };
    onward.on("data", (data) => socket.write(data)).once("close", cut);
    socket.once("close", cut).on("data", (data) => {
      if (state.toCut > 0 && data.includes("sql_mode")) {
        state.toCut -= 1;
        cut();
      } else onward.write(data);
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    listener.close();
    for (const socket of sockets) socket.destroy();
  });
  const url = new URL(target);
  const address = listener.address();
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" ? address?.port : "");
  return { state, url: url.href, cutAll: () => sockets.forEach((socket) => void socket.destroy()) };
}

onEachDialect("a server whose database connections are cut", (dialect) => {
  it.skipIf(dialect === "sqlite")(
    "a server whose first connections are cut starts, keeps running, and opens new ones",
    async () => {
      const target = await throwaway(dialect);
      onTestFinished(() => target.drop());
      const between = await cutter(new URL(target.url));
      between.state.toCut = 3;
      const server = await startServer({ DATABASE_URL: between.url });
      onTestFinished(async () => {
        await server.kill("SIGKILL");
      });
      expect(between.state.toCut).toBe(0);
      const readiness = async () => (await server.fetch("/readyz")).status;
      between.state.toCut = 10;
      between.cutAll();
      await expect.poll(async () => (await readiness()) && between.state.toCut).toBe(0);
      await expect.poll(readiness).toBe(200);
    },
  );
});
