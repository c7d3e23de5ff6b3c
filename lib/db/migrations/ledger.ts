import type { Migration } from "./files";

/** A row of Prisma's own `_prisma_migrations`, as far as we read it. */
export interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
  rolledBack: boolean;
  logs: string | null;
}

/** Where a database keeps which migrations it has had. */
export interface Ledger {
  /** Runs `work` while no other process migrates. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  applied(): Promise<Applied[]>;
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
}

/** The database can not be brought to this version of the program; the message says which migration and why. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
