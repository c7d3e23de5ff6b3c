import type { Migration } from "./files";

/** The columns of Prisma's `_prisma_migrations` that are used here. */
export interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
  rolledBack: boolean;
  logs: string | null;
}

/** Read-only access to the applied migrations of a database. */
export interface History {
  applied(): Promise<Applied[]>;
  close(): Promise<void>;
}

/** The applied migrations of a database. */
export interface Ledger extends History {
  /** Runs `work` while no other process migrates. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  apply(migration: Migration): Promise<void>;
}

/** The database cannot be migrated to this version of the program; the message names the migration and the reason. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
