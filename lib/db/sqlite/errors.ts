import { DriverAdapterError, type MappedError } from "@prisma/driver-adapter-utils";

interface SqliteFault {
  code: string;
  rawCode?: number;
  message: string;
}

function isSqliteFault(error: unknown): error is SqliteFault {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_");
}

/** Converts an SQLite error to the corresponding Prisma error; returns anything else unchanged. */
export function prismaError(error: unknown): unknown {
  if (!isSqliteFault(error)) return error;
  return new DriverAdapterError({ ...mapped(error), originalCode: error.code, originalMessage: error.message });
}

function mapped({ code, rawCode, message }: SqliteFault): MappedError {
  const constraint = { fields: constrainedFields(message) };
  // Also matches extended codes such as SQLITE_BUSY_SNAPSHOT.
  if (code.startsWith("SQLITE_BUSY")) return { kind: "SocketTimeout" };
  switch (code) {
    case "SQLITE_CONSTRAINT_UNIQUE":
    case "SQLITE_CONSTRAINT_PRIMARYKEY":
      return { kind: "UniqueConstraintViolation", constraint };
    case "SQLITE_CONSTRAINT_NOTNULL":
      return { kind: "NullConstraintViolation", constraint };
    case "SQLITE_CONSTRAINT_FOREIGNKEY":
      return { kind: "ForeignKeyConstraintViolation", constraint: { foreignKey: {} } };
    default:
      return { kind: "sqlite", extendedCode: rawCode ?? 1, message };
  }
}

/** "UNIQUE constraint failed: User.username" names the columns after the colon. */
function constrainedFields(message: string): string[] {
  const list = message.split(": ").at(-1) ?? "";
  return list.split(", ").map((column) => column.split(".").at(-1) ?? column);
}
