import { userMessage } from "../user-message";

/** Modules read the configuration as they load, so they are imported inside of the try block. */
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
