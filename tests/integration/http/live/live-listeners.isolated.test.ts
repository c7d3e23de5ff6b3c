import type { Server } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { migrate } from "@/lib/db/migrations/run";
import { live } from "@/lib/live/feed";
import { httpServer, listen } from "@/lib/server/listen";
import { systemContext } from "@/lib/services/context";
import { updateUser } from "@/lib/services/users";
import { liveHandler } from "@/lib/site/live";
import { Viewer } from "../../support/viewer";
import { signedIn } from "../support/signed-in";

// The bus can be inspected from its own process only, so this server runs in the test's.
const folder = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const { join } = await import("node:path");
  const made = mkdtempSync(join(tmpdir(), "weather-test-"));
  process.env.DATABASE_URL = `file:${join(made, "test.db")}`;
  return made;
});

let server: Server;
let url: string;

beforeAll(async () => {
  await migrate(process.env.DATABASE_URL ?? "");
  const http = httpServer();
  server = http.server;
  http.giveNext(async (_request, response) => {
    response.end();
  });
  url = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
});

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/db/client");
  const { rmSync } = await import("node:fs");
  server.closeAllConnections();
  server.close();
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

it("a viewer that disconnects leaves no listener behind", async () => {
  expect(live().hasListeners()).toBe(false);
  const viewers = await Promise.all([1, 2, 3].map(() => Viewer.open(url)));
  await expect.poll(() => live().hasListeners()).toBe(true);
  for (const viewer of viewers) viewer.leave();
  await expect.poll(() => live().hasListeners()).toBe(false);
});

it("a viewer is greeted once it listens, so it misses nothing that happens after the greeting", async () => {
  for (let i = 0; i < 20; i += 1) {
    const viewer = await Viewer.open(url);
    live().publish({ type: "stations" }, "everyone");
    await expect.poll(() => viewer.events).toEqual([{ type: "stations" }]);
    viewer.leave();
  }
});

it("after the next pulse, a session that has ended or lost permissions is shown no more live changes", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const ctx = systemContext("test");
  const [staff, other] = [await signedIn(ctx, { isStaff: true, permissions: ["Station.view"] }), await signedIn(ctx)];
  const ask = async ({ headers }: typeof staff) => {
    const leaving = new AbortController();
    return new Viewer(await liveHandler(new Request(`${url}/api/live`, { headers, signal: leaving.signal })), leaving);
  };
  const viewers = [await ask(staff), await ask(other)];
  await vi.advanceTimersByTimeAsync(60_000);
  await updateUser(ctx, { id: staff.id, isStaff: false });
  await updateUser(ctx, { id: other.id, isActive: false });
  await vi.advanceTimersByTimeAsync(15_000);
  await Promise.all(viewers.map((viewer) => viewer.ended));
  const views = viewers.map((viewer) => viewer.greeting?.viewer);
  expect(views).toEqual([expect.stringMatching(/^[\w-]{12}$/), expect.stringMatching(/^[\w-]{12}$/)]);
  expect(new Set(views).size).toBe(2);
  vi.useRealTimers();
  const again = await ask(other);
  await expect.poll(() => again.greeting).toEqual({ viewer: "", isWhole: true });
  again.leave();
});
