import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Another process that has loaded its program and waits for the signal to begin. */
export interface Child {
  /** Lets it begin, and resolves with what it printed as JSON. Rejects with its error output if it fails. */
  run<Result>(): Promise<Result>;
}

/** Starts a program of `processes/` with arguments. Resolves when it is ready, so that several can begin together. */
export async function startChild(program: string, args: readonly string[]): Promise<Child> {
  const path = `tests/integration/db/processes/${program}.ts`;
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const exit = once(child, "exit");
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ended: ${errors}`);
    return value;
  };
  await nextLine();
  return {
    run: async <Result>() => {
      child.stdin.end("go\n");
      const result = JSON.parse(await nextLine()) as Result;
      await exit;
      return result;
    },
  };
}

/** The child's side: reports that it is ready, waits for the signal, does the work and prints its result. */
export async function whenTold(work: () => Promise<unknown>): Promise<void> {
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  process.stdout.write(`${JSON.stringify(await work())}\n`);
}
