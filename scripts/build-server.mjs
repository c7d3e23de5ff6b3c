// Bundles the server and the command line into one file each: loading hundreds of sources would dominate the start.
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./lib/print.mjs";

await build({
  entryPoints: { server: join(root, "server.ts"), manage: join(root, "lib/cli/main.ts") },
  outdir: join(root, "dist"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // Self-contained: a running server never loads a chunk that a newer bundle has replaced.
  splitting: false,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
