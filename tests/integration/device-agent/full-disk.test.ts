import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ROOT } from "../support/launch";

/** A small disk of the process's own, which needs no more rights than a user has where namespaces are allowed. */
const ON_SMALL_DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=384k tmpfs "$0" && exec "$@"'];

const canMount = spawnSync("unshare", [...ON_SMALL_DISK, tmpdir(), "true"]).status === 0;

it.skipIf(!canMount)(
  "a queue on a full disk waits in memory, is read from there, and is written once there is space",
  () => {
    const disk = mkdtempSync(join(tmpdir(), "weather-agent-disk-"));
    onTestFinished(() => rmSync(disk, { recursive: true }));
    const program = [process.execPath, "--import", "tsx", "tests/integration/device-agent/processes/full-disk.ts"];
    const { stdout, stderr } = spawnSync("unshare", [...ON_SMALL_DISK, disk, ...program, disk], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      whileFull: { isWritten: false, read: true },
      after: { isWritten: true },
      troubles: ["ENOSPC", "gone"],
      reopened: true,
    });
  },
);
