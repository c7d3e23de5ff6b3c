import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { heartbeat } from "../../scripts/lib/heartbeat.mjs";

const nameOf = ({ project, moduleId }: TestModule) => `${project.name} ${relative(process.cwd(), moduleId)}`;

/** Beside the default reporter, which says nothing of a file until that has ended. */
export function vitestHeartbeat(): Reporter {
  const files = heartbeat("files");
  return {
    onTestRunStart: (specifications) => files.start(specifications.length),
    onTestModuleStart: (module) => files.begin(nameOf(module)),
    onTestModuleEnd: (module) => files.end(nameOf(module)),
    onTestRunEnd: () => files.stop(),
  };
}
