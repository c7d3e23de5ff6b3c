import { userMessage } from "../user-message";

/** The configuration is read by the modules as they load: a fault in it is told like any other. */
try {
  const { program } = await import("./program");
  await program().parseAsync();
} catch (error) {
  process.stderr.write(`${userMessage(error)}\n`);
  if (await isDebugging()) console.error(error);
  process.exitCode = 1;
}

async function isDebugging(): Promise<boolean> {
  try {
    const { env } = await import("../env");
    return env.LOG_LEVEL === "debug" || env.LOG_LEVEL === "trace";
  } catch {
    return false;
  }
}
