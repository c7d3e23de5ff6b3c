import type { Sql } from "../sql";
import type { Connection } from "./connection";

interface Writer {
  /** Runs the writer's statements, and returns a callback for the commit. */
  work: () => Promise<() => void>;
  reject: (error: unknown) => void;
}

type End = (statement: "COMMIT" | "ROLLBACK") => void;

/** Writers per commit: enough to share its cost, few enough that the first does not wait for long. */
const MAX_WRITERS = 64;

/**
 * Group commit: transactions that wait while another is running are executed one after the other and committed
 * together, each behind its own savepoint, so that a failing one does not undo the others. A commit waits for the disk,
 * which is most of the cost of a small transaction. Each is answered after the commit.
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

  /** Never rejects: each writer is notified. */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      try {
        await this.#writeTogether(await this.begin());
      } catch (error) {
        // The transaction could not even begin, for example because another process holds the file; waiting writers
        // would fail likewise.
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
      for (let i = 0; i < MAX_WRITERS; i += 1) {
        const writer = this.#waiting.shift();
        if (!writer) break;
        const tell = await this.#write(writer);
        if (tell) written.push({ writer, tell });
      }
    } catch (error) {
      // With a full disk, for example, SQLite has rolled back everything, so no writer may be told that it succeeded.
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

  /** Undefined when the writer failed and was undone. */
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

  /** @throws the writer's own error if it has undone the whole transaction, because it names the cause */
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
    // There was no transaction left.
  }
}
