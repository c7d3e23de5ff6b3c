import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { serverOf } from "./addresses";
import { faultText } from "./http";
import type { Account, Conditions, LineService, Outcome } from "./service";

/** For the whole conversation. */
const TIMEOUT_MS = 15_000;
/** How long the server may take to close the connection after us. */
const LINGER_MS = 3_000;
/** A greeting and the answer to a login are among the first lines. */
const MAX_LINES = 20;
const MAX_LINE_LENGTH = 4096;

/**
 * Logs in, sends one packet and closes the connection, in the order that APRS-IS asks for: first its greeting, then the
 * answer to the login. What is sent is not acknowledged, so it counts as sent once the server has taken all of it.
 */
export async function converse(
  service: LineService,
  account: Account,
  conditions: Conditions,
  timeoutMs = TIMEOUT_MS,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  const socket = connect(serverOf(service.host, service.port));
  const timeout = () => socket.destroy(signal.reason);
  signal.addEventListener("abort", timeout, { once: true });
  try {
    return await talk(socket, service, account, conditions);
  } catch (error) {
    return { is: "again", text: faultText(error, timeoutMs) };
  } finally {
    signal.removeEventListener("abort", timeout);
    socket.destroy();
  }
}

async function talk(socket: Socket, service: LineService, account: Account, conditions: Conditions): Promise<Outcome> {
  let failure: unknown;
  // Also while nobody waits for a line.
  socket.on("error", (error) => {
    failure = error;
  });
  const lines = linesOf(socket);
  const greeting = await lines.next();
  if (greeting.done) throw failure ?? closed();
  socket.write(`${service.login(account)}\r\n`);
  for (let count = 0; count < MAX_LINES; count += 1) {
    const line = await lines.next();
    if (line.done) throw failure ?? closed();
    const said = service.readLogin(line.value, account);
    if (!said) continue;
    if (said.is !== "ok") return said;
    socket.end(`${service.packet(account, conditions)}\r\n`, "ascii");
    await once(socket, "finish");
    await Promise.race([ended(lines), sleep(LINGER_MS, undefined, { ref: false })]);
    if (failure) throw failure;
    return { is: "ok", text: said.text };
  }
  return { is: "again", text: "The login was not answered" };
}

/** The server closes its side, too, once it has read everything. To go before that could reset what it has not read. */
async function ended(lines: AsyncIterator<string>): Promise<void> {
  while (!(await lines.next()).done);
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield line.slice(0, MAX_LINE_LENGTH);
  }
}

function closed(): Error {
  return Object.assign(new Error("closed"), { code: "ECONNRESET" });
}
