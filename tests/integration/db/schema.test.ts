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

/** The tables that the models ask for. */
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

  it("are those of the models, no more and no less", async () => {
    const { _prisma_migrations, ...tables } = await actual();
    expect(Object.keys(tables).sort()).toEqual(models.map((model) => model.name).sort());
    for (const [name, table] of Object.entries(modelled())) expect(tables[name], name).toEqual(table);
  });

  // SQLite has no such limit: there the contracts alone hold it.
  it.runIf(fixture.dialect === "mysql")("hold text as long as the models allow, counted in characters", async () => {
    const rows = await fixture.database.read.all<{ name: string; length: number; charset: string }>(
      `SELECT CONCAT(table_name, '.', column_name) AS name, character_maximum_length AS length
       FROM information_schema.columns
       WHERE table_schema = DATABASE() AND table_name <> '_prisma_migrations' AND data_type IN ('varchar', 'char')`,
      [],
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, Number(row.length)]))).toEqual(declaredLengths());
  });
});

describe("the clients", () => {
  it("are made of the same models for both databases", () => {
    expect(Mysql.ModelName).toEqual(Sqlite.ModelName);
    expect(Object.keys(Sqlite.ModelName).sort()).toEqual(models.map((model) => model.name).sort());
    for (const { name, fields } of models) {
      const key = `${name}ScalarFieldEnum` as keyof typeof Sqlite;
      expect(Mysql[key], name).toEqual(Sqlite[key]);
      expect(Object.keys(Sqlite[key])).toEqual(fields.map((field) => field.name));
    }
  });

  it("differ in the text of their schemas by the native types alone", () => {
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
  it("have a column for every metric, and only those besides the key, the arrival and the judgement", () => {
    const fields = models.find((model) => model.name === "SensorData")?.fields.map((field) => field.name);
    expect(fields).toEqual(["stationId", "time", "receivedAt", ...METRIC_KEYS, "flags", "corrections", "extra"]);
  });
});
