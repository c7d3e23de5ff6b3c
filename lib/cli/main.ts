import { report } from "./failure";

/** The configuration is read by the modules as they load: a fault in it is told like any other. */
try {
  const { program } = await import("./program");
  await program().parseAsync();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
