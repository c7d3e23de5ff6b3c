import type { Socket } from "node:net";
import mariadb, { type ConnectionConfig } from "mariadb";

const LOOK_MS = 3_000;
/** Failed checks in a row before the server counts as silent: a busy machine may miss one. */
const SILENCES = 2;

/**
 * A server that is frozen, or behind a network that has failed, neither answers nor refuses: a statement would wait
 * forever, just as it may wait for a slow answer. So while statements are running, a second connection checks whether
 * the server still accepts logins. If it does not, the sockets are destroyed and their statements fail.
 * @returns a function that stops the checks
 */
export function watch(login: ConnectionConfig, sockets: ReadonlySet<Socket>, isAsking: () => boolean): () => void {
  let silences = 0;
  let isLooking = false;
  const look = async () => {
    if (isLooking || !isAsking()) return;
    isLooking = true;
    silences = (await isSilent(login)) ? silences + 1 : 0;
    isLooking = false;
    if (silences < SILENCES) return;
    const silence = Object.assign(new Error("The database server has fallen silent."), { code: "ETIMEDOUT" });
    for (const socket of sockets) socket.destroy(silence);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** A refused login counts as an answer. */
async function isSilent(login: ConnectionConfig): Promise<boolean> {
  try {
    const connection = await mariadb.createConnection(login);
    await connection.end();
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && SILENT.has(String(error.code));
  }
}

const SILENT = new Set(["ER_CONNECTION_TIMEOUT", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]);
