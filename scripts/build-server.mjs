// Bundles the server and the command line, each into one file: to load their hundreds of sources one by one takes longer than all else that a start does.
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./lib/print.mjs";

await build({
  entryPoints: { server: join(root, "server.ts"), manage: join(root, "lib/cli/main.ts") },
  outdir: join(root, "dist"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // Each is whole: a running server never comes back for a part that a newer bundle has replaced.
  splitting: false,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
