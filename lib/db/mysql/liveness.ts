import type { Socket } from "node:net";
import mariadb, { type ConnectionConfig } from "mariadb";

const LOOK_MS = 3_000;
/** Silences in a row that count: a machine that is busy with something else may miss one. */
const SILENCES = 2;

/**
 * A server that is frozen, or behind a network that has gone, answers nothing and refuses nothing: a statement would wait
 * for it for ever, as it may for a long answer. So while statements are under way another connection looks whether the
 * server still lets anybody in. Where it does not, the sockets are broken and their statements fail.
 * @returns what ends the looking
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

/** Whoever is refused has been heard. */
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
