import { type ArgType, type ColumnType, ColumnTypeEnum } from "@prisma/driver-adapter-utils";

export type SqliteValue = string | number | bigint | Buffer | null;

/**
 * The values that SQLite accepts. libsql aborts the whole process on anything else (such as a boolean), hence the
 * strict list.
 */
export function toSqlite(value: unknown, type: ArgType | undefined): SqliteValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return BigInt(value.getTime());
  switch (typeof value) {
    case "boolean":
      return value ? 1n : 0n;
    case "bigint":
      return value;
    case "number":
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case "string":
      return fromText(value, type);
    default:
      if (value instanceof Uint8Array) return Buffer.from(value);
      throw new TypeError(`SQLite does not accept a parameter of type ${typeof value}`);
  }
}

/**
 * Prisma passes times, and integers beyond 2^53, as text. A time is stored as epoch ms: half the size, and sortable.
 */
function fromText(value: string, type: ArgType | undefined): SqliteValue {
  if (type?.scalarType === "datetime") return BigInt(Date.parse(value));
  if (type?.scalarType === "bigint") return BigInt(value);
  return value;
}

const COLUMN_TYPES: Record<string, ColumnType> = {
  INTEGER: ColumnTypeEnum.Int32,
  BIGINT: ColumnTypeEnum.Int64,
  REAL: ColumnTypeEnum.Double,
  TEXT: ColumnTypeEnum.Text,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATETIME: ColumnTypeEnum.DateTime,
  JSONB: ColumnTypeEnum.Json,
  BLOB: ColumnTypeEnum.Bytes,
};

/**
 * The column's declared type; an expression has none, and its type is inferred from the first value that is not null.
 */
export function columnType(declared: string | null, column: number, rows: readonly unknown[][]): ColumnType {
  const known = declared === null ? undefined : COLUMN_TYPES[declared.toUpperCase()];
  if (known !== undefined) return known;
  const sample = rows.find((row) => row[column] !== null)?.[column];
  return typeof sample === "number" ? ColumnTypeEnum.UnknownNumber : ColumnTypeEnum.Text;
}

/** Converts in place the values that Prisma expects in a different form. */
export function fromSqlite(rows: unknown[][], types: readonly ColumnType[]): unknown[][] {
  const converters = types.map((type) => CONVERTERS.get(type));
  for (const [column, convert] of converters.entries()) {
    if (!convert) continue;
    for (const row of rows) {
      if (row[column] !== null) row[column] = convert(row[column]);
    }
  }
  return rows;
}

const CONVERTERS = new Map<ColumnType, (value: unknown) => unknown>([
  [ColumnTypeEnum.DateTime, (value) => new Date(Number(value)).toISOString()],
  [ColumnTypeEnum.Boolean, (value) => Boolean(value)],
  [ColumnTypeEnum.Int64, (value) => String(value)],
]);
