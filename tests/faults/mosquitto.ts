import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort } from "../support/free-port";
import { until } from "../support/until";

/** A Mosquitto of our own, to be killed: on a fixed port, with the queue settings that we ship. */
export async function openMosquitto(folder: string) {
  const port = await freePort();
  const config = join(folder, "mosquitto.conf");
  writeFileSync(
    config,
    [
      `listener ${port} 127.0.0.1`,
      "allow_anonymous true",
      "max_queued_messages 0",
      "max_queued_bytes 0",
      "persistence true",
      `persistence_location ${folder}/`,
      "autosave_interval 1",
      "user root",
      "",
    ].join("\n"),
  );
  let child: ChildProcess;
  const start = async () => {
    child = spawn("mosquitto", ["-c", config], { stdio: "ignore" });
    await untilOpen(port);
  };
  const kill = async () => {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  await start();
  return { port, start, kill };
}

async function untilOpen(port: number): Promise<void> {
  const isOpen = async () => {
    const socket = connect(port, "127.0.0.1");
    const open = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    return open;
  };
  if (!(await until(isOpen))) throw new Error(`Nothing listens on port ${port}. Is mosquitto installed?`);
}
