// Bundles the server and the command line into one file each: loading hundreds of sources would dominate the start.
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./lib/print.mjs";

/**
 * Packages that are loaded from node_modules: those with files of their own (native code, WebAssembly, worker threads),
 * those that Next shares with us, and large ones that a start does not need. To load the others from there, from more
 * than a thousand files, takes a fifth of the start.
 */
const INSTALLED = [
  "next",
  "next-auth",
  "libsql",
  "@node-rs/argon2",
  "@prisma/client/runtime/query_compiler_*",
  "pino",
  "mysql2",
  "nodemailer",
];

await build({
  entryPoints: { server: join(root, "server.ts"), manage: join(root, "lib/cli/main.ts") },
  outdir: join(root, "dist"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // Self-contained: a running server never loads a chunk that a newer bundle has replaced.
  splitting: false,
  external: INSTALLED,
  platform: "node",
  format: "esm",
  target: "node20",
  // Half the text to keep in memory. Names stay as they are, as stack traces show them.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "external",
  // CommonJS packages call it for what Node itself has.
  banner: { js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);' },
  logLevel: "warning",
});
