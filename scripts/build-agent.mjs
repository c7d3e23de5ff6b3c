// Bundles the device agent into the single file that the server offers at /agent/: a board needs only Node.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./lib/print.mjs";

const { version } = JSON.parse(readFileSync(join(root, "device-agent/package.json"), "utf8"));

await build({
  entryPoints: [join(root, "device-agent/main.ts")],
  outfile: join(root, "public/agent/weather-agent.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // Native and optional: a board that has it loads its own.
  external: ["koffi"],
  banner: {
    js: [
      "#!/usr/bin/env node",
      `// weather-agent ${version}. MIT licence. Made from device-agent/ of the weather station server.`,
      // CommonJS libraries use require() for Node's modules.
      'import { createRequire as __createRequire } from "node:module";',
      "const require = __createRequire(import.meta.url);",
    ].join("\n"),
  },
  logLevel: "warning",
});
