import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Mounts a small disk at this folder (size as for mount) if permitted; else it is a folder that is never full. */
export function smallDisk(folder: string, size = "2m") {
  mkdirSync(folder, { recursive: true });
  let isMounted = false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder], { stdio: "ignore" });
    isMounted = true;
  } catch {
    // Only root may mount; without root `isMounted` is false.
  }
  const filler = join(folder, "filler");
  return {
    isMounted,
    fill: () => {
      if (!isMounted) return;
      const file = openSync(filler, "w");
      try {
        const block = Buffer.alloc(4096, 1);
        while (writeSync(file, block) > 0);
      } catch {
        // ENOSPC: the disk is full.
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove: () => {
      if (isMounted) execFileSync("umount", ["-l", folder], { stdio: "ignore" });
    },
  };
}
