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
 * Prisma on a SQLite file, by the libsql package, which carries its native part inside (no compiler, no download).
 * Not by @prisma/adapter-libsql: that one opens a connection for every transaction and never closes it.
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

  /** The file stays open: whoever opened it closes it. */
  async dispose(): Promise<void> {}
}

class SqliteTransaction implements Transaction {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;
  /** Prisma is told that commit() and rollback() do the work themselves. */
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
