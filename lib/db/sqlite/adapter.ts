import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { yieldToEventLoop } from "../../event-loop";
import { patiently } from "./busy-retry";
import type { Connection } from "./connection";
import type { SqliteFile } from "./file";

const info = { provider: "sqlite", adapterName: "weather-station-libsql" } as const;
const READS_ONLY = /^\s*(SELECT|EXPLAIN)\b/i;

/**
 * Prisma on an SQLite file, using the libsql package, which ships its native binary (no compiler, no download).
 * @prisma/adapter-libsql is not used because it opens a connection for every transaction and never closes it.
 */
export class SqliteAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;

  constructor(readonly file: SqliteFile) {}

  async connect(): Promise<SqlDriverAdapter> {
    return new SqliteAdapter(this.file);
  }
}

class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;

  constructor(readonly file: SqliteFile) {}

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    await yieldToEventLoop();
    if (READS_ONLY.test(query.sql)) return patiently(() => this.file.reader.query(query));
    return this.file.write((writer) => writer.query(query));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    await yieldToEventLoop();
    return this.file.write((writer) => writer.execute(query));
  }

  async executeScript(script: string): Promise<void> {
    return this.file.write((writer) => writer.script(script));
  }

  async startTransaction(): Promise<Transaction> {
    return new SqliteTransaction(this.file.writer, await this.file.begin());
  }

  getConnectionInfo() {
    return { maxBindValues: 32_766, supportsRelationJoins: false };
  }

  /** Does not close the file, which its opener owns. */
  async dispose(): Promise<void> {}
}

class SqliteTransaction implements Transaction {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;
  /** Tells Prisma that commit() and rollback() send the statements themselves. */
  readonly options = { usePhantomQuery: true };

  constructor(
    readonly connection: Connection,
    readonly end: (statement: "COMMIT" | "ROLLBACK") => void,
  ) {}

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    await yieldToEventLoop();
    return this.connection.query(query);
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    await yieldToEventLoop();
    return this.connection.execute(query);
  }

  async commit(): Promise<void> {
    this.end("COMMIT");
  }

  async rollback(): Promise<void> {
    this.end("ROLLBACK");
  }
}
