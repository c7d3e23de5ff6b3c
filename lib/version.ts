import { readFileSync } from "node:fs";
import { join } from "node:path";
import { processSingleton } from "./process-singleton";

/** The version that package.json gives this server. */
export function version(): string {
  return processSingleton("version", () => {
    const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { version: string };
    return version;
  });
}
