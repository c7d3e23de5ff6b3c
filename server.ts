import { sentence } from "./lib/sentence";

try {
  const { main } = await import("./lib/server/main");
  await main({ dev: process.argv.includes("--dev") });
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}
