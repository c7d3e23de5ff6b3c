import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Until it is told to exit, or the test is over. */
export const STAY = "while [ -e journal ]; do sleep 0.02; done";

/**
 * A machine without GPIO lines has no tool that could hold one. These processes behave like gpioset and gpiomon: they
 * log what they do, show an open line in a procfs of their own, and stay until they are told to exit.
 */
export function standIns() {
  const folder = mkdtempSync(join(tmpdir(), "weather-gpio-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    proc: join(folder, "proc"),
    journal: () => (existsSync(join(folder, "journal")) ? readFileSync(join(folder, "journal"), "utf8") : ""),
    /** Creates a file that a tool waits for. */
    touch: (name: string) => writeFileSync(join(folder, name), ""),
    /** Creates a shell script; returns its path. */
    tool(name: string, body: string): string {
      const path = join(folder, name);
      writeFileSync(
        path,
        `#!/bin/sh
cd "${folder}"
hold() { echo "take $*" >> journal; mkdir -p proc/$$/fd; ln -s anon_inode:gpio-line proc/$$/fd/3; }
free() { rm -rf proc/$$; echo "free" >> journal; exit 0; }
trap free TERM
${body}
`,
      );
      chmodSync(path, 0o755);
      return path;
    },
  };
}
