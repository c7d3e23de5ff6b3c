import { userMessage } from "./lib/user-message";

try {
  const { main } = await import("./lib/server/main");
  await main({ dev: process.argv.includes("--dev") });
} catch (error) {
  process.stderr.write(`${userMessage(error)}\n`);
  process.exit(1);
}
