import type { Migration } from "./files";

/** A row of Prisma's own `_prisma_migrations`, as far as we read it. */
export interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
  rolledBack: boolean;
  logs: string | null;
}

/** Which migrations a database has had, to look at only. */
export interface History {
  applied(): Promise<Applied[]>;
  close(): Promise<void>;
}

/** Where a database keeps them. */
export interface Ledger extends History {
  /** Runs `work` while no other process migrates. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  apply(migration: Migration): Promise<void>;
}

/** The database can not be brought to this version of the program; the message says which migration and why. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
