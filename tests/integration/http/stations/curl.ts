import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RunningServer } from "../../support/server";
import { PASSWORD } from "../support/station-client";

const run = promisify(execFile);

/** Headers that HTTP adds to every answer. */
const TRANSPORT = new Set(["date", "connection", "keep-alive"]);

export interface Exchange {
  status: string;
  headers: Record<string, string>;
  body: string;
}

/** Runs a command as it is in the API's description, apart from the address and the password. */
export async function shell(server: RunningServer, line: string): Promise<Exchange> {
  const here = line
    .replaceAll("http://127.0.0.1:8000", server.url)
    .replaceAll("-u arshdeep", `-u 'arshdeep:${PASSWORD}'`);
  const { stdout } = await run("sh", ["-c", `${here} --silent --show-error --max-time 20`]);
  return readExchange(stdout);
}

/** Parses the output of `curl -i`; header names in lower case. */
function readExchange(text: string): Exchange {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const;
  });
  return {
    status,
    headers: Object.fromEntries(headers.filter(([name]) => !TRANSPORT.has(name))),
    body: rest.join("\r\n\r\n"),
  };
}
