import { readFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "./once";

/** The version that package.json gives this server. */
export function version(): string {
  return once("version", () => {
    const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { version: string };
    return version;
  });
}
