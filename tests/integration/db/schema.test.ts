import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import models from "@/lib/db/generated/models.json";
import { Prisma as Mysql } from "@/lib/db/generated/mysql/client";
import { Prisma as Sqlite } from "@/lib/db/generated/sqlite/client";
import { METRIC_KEYS } from "@/lib/weather/metrics";
import { onEachDatabase } from "../support/database";
import { mysqlTables, sqliteTables, type Table, type TypeFamily } from "./catalogue";

const FAMILIES: Record<string, TypeFamily> = {
  Int: "integer",
  Float: "double",
  String: "text",
  Boolean: "boolean",
  DateTime: "time",
  Json: "json",
};

/** The tables that the models define. */
function modelled(): Record<string, Table> {
  return Object.fromEntries(
    models.map((model) => [
      model.name,
      {
        columns: Object.fromEntries(
          model.fields.map(({ name, type, isRequired, hasDefaultValue }) => [
            name,
            { type: FAMILIES[type], nullable: !isRequired, hasDefault: hasDefaultValue },
          ]),
        ),
        primaryKey: model.primaryKey,
        uniques: model.uniques.toSorted(),
        indexes: model.indexes.toSorted(),
        references: model.references
          .map(({ fields, model: table, onDelete }) => ({ columns: fields, table, keys: ["id"], onDelete }))
          .toSorted((a, b) => a.columns.join().localeCompare(b.columns.join())),
      } as Table,
    ]),
  );
}

/** `@db.VarChar(100)` and the like, by "Model.field". */
function declaredLengths(): Record<string, number> {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const lengths: Record<string, number> = {};
  for (const [, model, body = ""] of schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)) {
    for (const [, field, length] of body.matchAll(/^ +(\w+) .*@db\.(?:VarChar|Char)\((\d+)\)/gm)) {
      lengths[`${model}.${field}`] = Number(length);
    }
  }
  return lengths;
}

onEachDatabase("the tables", (fixture) => {
  const actual = () => (fixture.dialect === "sqlite" ? sqliteTables(fixture.database) : mysqlTables(fixture.database));

  it("the tables are exactly those of the models", async () => {
    const { _prisma_migrations, ...tables } = await actual();
    expect(Object.keys(tables).sort()).toEqual(models.map((model) => model.name).sort());
    for (const [name, table] of Object.entries(modelled())) expect(tables[name], name).toEqual(table);
  });

  // SQLite has no such limit: there only the contracts enforce it.
  it.runIf(fixture.dialect === "mysql")(
    "the tables store text as long as the models allow, counted in characters",
    async () => {
      const rows = await fixture.database.read.all<{ name: string; length: number; charset: string }>(
        `SELECT CONCAT(table_name, '.', column_name) AS name, character_maximum_length AS length
       FROM information_schema.columns
       WHERE table_schema = DATABASE() AND table_name <> '_prisma_migrations' AND data_type IN ('varchar', 'char')`,
        [],
      );
      expect(Object.fromEntries(rows.map((row) => [row.name, Number(row.length)]))).toEqual(declaredLengths());
    },
  );
});

describe("the clients", () => {
  it("the clients are generated from the same models for both databases", () => {
    expect(Mysql.ModelName).toEqual(Sqlite.ModelName);
    expect(Object.keys(Sqlite.ModelName).sort()).toEqual(models.map((model) => model.name).sort());
    for (const { name, fields } of models) {
      const key = `${name}ScalarFieldEnum` as keyof typeof Sqlite;
      expect(Mysql[key], name).toEqual(Sqlite[key]);
      expect(Object.keys(Sqlite[key])).toEqual(fields.map((field) => field.name));
    }
  });

  it("the clients' schemas differ by native types only", () => {
    const [mysql = "", sqlite = ""] = ["mysql", "sqlite"].map((name) => {
      const text = readFileSync(`lib/db/generated/${name}.prisma`, "utf8");
      return text.slice(text.indexOf("\nmodel ")).replace(/ @db\.\w+(\(\d+\))?/g, "");
    });
    expect(sqlite).toBe(mysql);
    expect(readFileSync("lib/db/generated/mysql.prisma", "utf8")).toContain(
      readFileSync("prisma/schema.prisma", "utf8").split("\nmodel ")[1],
    );
  });
});

describe("the readings", () => {
  it("the readings table has a column for every metric, and otherwise only key, arrival time and quality flags", () => {
    const fields = models.find((model) => model.name === "SensorData")?.fields.map((field) => field.name);
    expect(fields).toEqual(["stationId", "time", "receivedAt", ...METRIC_KEYS, "flags", "corrections", "extra"]);
  });
});
