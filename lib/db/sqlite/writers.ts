import type { Sql } from "../sql";
import type { Connection } from "./connection";

interface Writer {
  /** Runs the writer's statements; what it returns tells it of the commit. */
  work: () => Promise<() => void>;
  reject: (error: unknown) => void;
}

type End = (statement: "COMMIT" | "ROLLBACK") => void;

/** Writers a commit: enough to share the price of one, few enough that the first need not wait for long. */
const MOST = 64;

/**
 * Group commit: transactions that wait while another is under way are written one after the other and committed
 * together, each behind a savepoint of its own, so that one that fails undoes nothing of its neighbours. A commit waits
 * for the disk, and is most of what a small transaction costs. Each is answered after the commit.
 */
export class Writers {
  readonly #waiting: Writer[] = [];
  #running = false;

  constructor(
    readonly connection: Connection,
    readonly begin: () => Promise<End>,
  ) {}

  transaction<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = async () => {
        const result = await work(sql);
        return () => resolve(result);
      };
      this.#waiting.push({ work: run, reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Never rejects: each writer is told. */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      try {
        await this.#writeTogether(await this.begin());
      } catch (error) {
        // Not even a beginning, as of a file that another process keeps: those who wait now get no other answer.
        for (const writer of this.#waiting.splice(0)) writer.reject(error);
      }
    }
    this.#running = false;
  }

  async #writeTogether(end: End): Promise<void> {
    const written: { writer: Writer; tell: () => void }[] = [];
    const refuse = (error: unknown) => {
      for (const { writer } of written) writer.reject(error);
    };
    try {
      for (let i = 0; i < MOST; i += 1) {
        const writer = this.#waiting.shift();
        if (!writer) break;
        const tell = await this.#write(writer);
        if (tell) written.push({ writer, tell });
      }
    } catch (error) {
      // Of a full disk, say, SQLite undoes the whole by itself: nothing of it stands, and nobody is told that it does.
      refuse(error);
      endQuietly(end);
      return;
    }
    try {
      end("COMMIT");
    } catch (error) {
      refuse(error);
      return;
    }
    for (const { tell } of written) tell();
  }

  /** Undefined when the writer failed, and nothing of it is left. */
  async #write(writer: Writer): Promise<(() => void) | undefined> {
    try {
      this.connection.script("SAVEPOINT writer");
      const tell = await writer.work();
      this.connection.script("RELEASE writer");
      return tell;
    } catch (error) {
      writer.reject(error);
      this.#undo(error);
      return undefined;
    }
  }

  /** @throws the writer's own error where it has undone the whole transaction: it says why */
  #undo(error: unknown): void {
    try {
      this.connection.script("ROLLBACK TO writer; RELEASE writer");
    } catch {
      throw error;
    }
  }
}

function endQuietly(end: End): void {
  try {
    end("ROLLBACK");
  } catch {
    // There was no transaction any more.
  }
}
