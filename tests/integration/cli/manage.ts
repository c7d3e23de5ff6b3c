import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as a separate process on a database, and waits until it exits. */
export async function manage(databaseUrl: string, args: readonly string[], input = ""): Promise<Outcome> {
  const child = spawn(process.execPath, ["dist/manage.mjs", ...args], {
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: databaseUrl },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}
