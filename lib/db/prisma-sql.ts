import type { Prisma } from "./generated/sqlite/client";
import type { Sql, SqlValue } from "./sql";

/** Plain SQL inside a transaction begun by Prisma. Slower than the database's own, so for single changes only. */
export function prismaSql(tx: Prisma.TransactionClient): Sql {
  return {
    run: (statement, values) => tx.$executeRawUnsafe(statement, ...values),
    all: async <Row>(statement: string, values: readonly SqlValue[]) => {
      const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(statement, ...values);
      return rows.map(timesAsEpoch) as Row[];
    },
  };
}

function timesAsEpoch(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  );
}
