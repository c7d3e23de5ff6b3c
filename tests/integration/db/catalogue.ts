import type { Database } from "@/lib/db/client";

export type TypeFamily = "integer" | "double" | "text" | "boolean" | "time" | "json";

/** A table as a database describes it, in terms that both share. Key and index columns keep their order. */
export interface Table {
  columns: Record<string, { type: TypeFamily; nullable: boolean; hasDefault: boolean }>;
  primaryKey: string[];
  uniques: string[][];
  indexes: string[][];
  references: Reference[];
}

interface Reference {
  columns: string[];
  table: string;
  keys: string[];
  onDelete: string;
}

type Rows = Record<string, string | number | null>[];

const SQLITE_TYPES: Record<string, TypeFamily> = {
  INTEGER: "integer",
  REAL: "double",
  TEXT: "text",
  BOOLEAN: "boolean",
  DATETIME: "time",
  JSONB: "json",
};

export async function sqliteTables({ read }: Database): Promise<Record<string, Table>> {
  const ask = (statement: string) => read.all<Rows[number]>(statement, []);
  const tables: Record<string, Table> = {};
  const names = await ask("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  for (const { name, sql } of names) {
    const isNumbered = String(sql).includes("AUTOINCREMENT");
    const columns = await ask(`PRAGMA table_info("${name}")`);
    const keys = columns.filter((column) => Number(column.pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
    const [alone] = keys.length === 1 ? keys : [];
    const indexes = await ask(`PRAGMA index_list("${name}")`);
    const columnsOf = async (unique: number) => {
      const chosen = indexes.filter((index) => index.origin === "c" && index.unique === unique);
      const lists = chosen.map(async (index) => namesIn(await ask(`PRAGMA index_info("${index.name}")`)));
      return (await Promise.all(lists)).toSorted();
    };
    tables[String(name)] = {
      columns: Object.fromEntries(
        columns.map((column) => [
          column.name,
          {
            type: SQLITE_TYPES[String(column.type)] ?? (`unknown type ${column.type}` as TypeFamily),
            nullable: column.notnull === 0,
            // SQLite numbers any key that is a single integer; our keys that are numbered are declared so.
            hasDefault: column.dflt_value !== null || (column === alone && isNumbered),
          },
        ]),
      ),
      primaryKey: namesIn(keys),
      uniques: await columnsOf(1),
      indexes: await columnsOf(0),
      references: gatherReferences(
        (await ask(`PRAGMA foreign_key_list("${name}")`)).map((row) => ({ ...row, constraint: row.id ?? null })),
      ),
    };
  }
  return tables;
}

const MYSQL_TYPES: Record<string, TypeFamily> = {
  "int(11)": "integer",
  int: "integer",
  double: "double",
  "tinyint(1)": "boolean",
  "datetime(3)": "time",
  json: "json",
  // MariaDB's JSON, with a check constraint on it.
  longtext: "json",
};

export async function mysqlTables({ read }: Database): Promise<Record<string, Table>> {
  const ask = (statement: string) => read.all<Rows[number]>(statement, []);
  const columns = await ask(
    `SELECT table_name AS tbl, column_name AS name, column_type AS type, is_nullable AS nullable,
            column_default AS dflt, extra AS extra
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  );
  const indexes = await ask(
    `SELECT table_name AS tbl, index_name AS idx, column_name AS name, non_unique AS non_unique
     FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index`,
  );
  const references = await ask(
    `SELECT k.table_name AS tbl, k.constraint_name AS "constraint", k.column_name AS "from",
            k.referenced_table_name AS "table", k.referenced_column_name AS "to", r.delete_rule AS on_delete
     FROM information_schema.key_column_usage k
     JOIN information_schema.referential_constraints r
       ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
     WHERE k.table_schema = DATABASE() ORDER BY k.table_name, k.constraint_name, k.ordinal_position`,
  );
  const names = [...new Set(columns.map((column) => String(column.tbl)))];
  return Object.fromEntries(
    names.map((name): [string, Table] => {
      const own = groupBy(
        indexes.filter((row) => row.tbl === name),
        "idx",
      );
      const primaryKey = namesIn(own.get("PRIMARY") ?? []);
      own.delete("PRIMARY");
      const columnsOf = (nonUnique: number) =>
        [...own.values()].filter(([first]) => Number(first?.non_unique) === nonUnique).map(namesIn);
      return [
        name,
        {
          columns: Object.fromEntries(columns.filter((column) => column.tbl === name).map(mysqlColumn)),
          primaryKey,
          uniques: columnsOf(0).toSorted(),
          indexes: columnsOf(1).toSorted(),
          references: gatherReferences(references.filter((row) => row.tbl === name)),
        },
      ];
    }),
  );
}

function mysqlColumn({ name, type, nullable, dflt, extra }: Rows[number]): [string, Table["columns"][string]] {
  const family = /^(var)?char\(/.test(String(type)) ? "text" : MYSQL_TYPES[String(type)];
  return [
    String(name),
    {
      type: family ?? (`unknown type ${type}` as TypeFamily),
      nullable: nullable === "YES",
      // MariaDB reports NULL as the default of a nullable column without a default.
      hasDefault: (dflt !== null && dflt !== "NULL") || extra === "auto_increment",
    },
  ];
}

function namesIn(rows: Rows): string[] {
  return rows.map((row) => String(row.name));
}

function groupBy(rows: Rows, column: string): Map<unknown, Rows> {
  const groups = new Map<unknown, Rows>();
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
  return groups;
}

/** Groups rows, one for each column, into one reference for each constraint. */
function gatherReferences(rows: Rows): Reference[] {
  return [...groupBy(rows, "constraint").values()]
    .map((own) => ({
      columns: own.map((row) => String(row.from)),
      table: String(own[0]?.table),
      keys: own.map((row) => String(row.to)),
      onDelete: { CASCADE: "Cascade", "SET NULL": "SetNull" }[String(own[0]?.on_delete)] ?? String(own[0]?.on_delete),
    }))
    .toSorted((a, b) => a.columns.join().localeCompare(b.columns.join()));
}
