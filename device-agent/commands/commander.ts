import { join } from "node:path";
import { z } from "zod";
import { type Command, type Reply, replySchema } from "../../lib/contract/device/command";
import { readIfThere, replaceFile } from "../files";
import type { Log } from "../log";

/** What commands can ask of the agent. */
export interface Commandable {
  /** Takes a reading; undefined if no sensor gave a value. */
  read(): Promise<Record<string, number> | undefined>;
  /** undefined if there is no light to switch. */
  switchLight(on: boolean | null): Promise<boolean> | undefined;
  setInterval(seconds: number): void;
  now(): number | undefined;
}

const rememberedSchema = z.array(replySchema);
const REMEMBERED = 200;

/** Executes the server's commands, each once. A repeat gets the same reply, also after a restart. */
export class Commander {
  readonly #path: string;
  #replies: z.output<typeof rememberedSchema>;
  readonly #underWay = new Map<number, Promise<Reply>>();

  constructor(
    dir: string,
    private readonly agent: Commandable,
    private readonly log: Log,
  ) {
    this.#path = join(dir, "commands.json");
    this.#replies = rememberedSchema.safeParse(jsonOf(readIfThere(this.#path))).data ?? [];
  }

  /** Never rejects. */
  run(command: Command): Promise<Reply> {
    const known = this.#replies.find(({ id }) => id === command.id);
    if (known) return Promise.resolve(known);
    const running =
      this.#underWay.get(command.id) ?? this.#do(command).finally(() => this.#underWay.delete(command.id));
    this.#underWay.set(command.id, running);
    return running;
  }

  async #do(command: Command): Promise<Reply> {
    const { id, name } = command;
    const outcome = await this.#outcome(command).catch((error: unknown) => ({
      status: "refused" as const,
      message: error instanceof Error ? error.message : String(error),
    }));
    const reply = replySchema.parse({ id, ...outcome, message: (outcome.message ?? "").slice(0, 500) });
    this.log.info("executed a command", { id, name, status: reply.status, message: reply.message });
    this.#remember(reply);
    return reply;
  }

  async #outcome(command: Command): Promise<Omit<Reply, "id">> {
    const now = this.agent.now();
    if (now !== undefined && now > Date.parse(command.expires))
      return { status: "refused", message: "The command has expired." };
    switch (command.name) {
      case "read": {
        const values = await this.agent.read();
        return values ? { status: "done", result: values } : { status: "refused", message: "No sensor can be read." };
      }
      case "light": {
        const light = await this.agent.switchLight(command.on);
        return light === undefined
          ? { status: "refused", message: "There is no light to switch." }
          : { status: "done", result: { light } };
      }
      case "interval":
        this.agent.setInterval(command.seconds);
        return { status: "done", result: { interval: command.seconds } };
    }
  }

  #remember(reply: z.output<typeof replySchema>): void {
    this.#replies = [...this.#replies, reply].slice(-REMEMBERED);
    try {
      replaceFile(this.#path, JSON.stringify(this.#replies), { durable: true });
    } catch (error) {
      this.log.error("the reply could not be kept", { error });
    }
  }
}

function jsonOf(text = "null"): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
