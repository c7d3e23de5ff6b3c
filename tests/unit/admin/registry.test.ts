import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fieldsetsOf } from "@/lib/admin/fields/fields";
import { adminAt, admins, pathOf } from "@/lib/admin/registry";
import { columnOf, modelNamed } from "@/lib/db/models";

const SECRETS = ["passwordHash", "hash", "authSecret"];

describe("the admin's registry", () => {
  it("the registry contains every model file of the admin, each at its own address", () => {
    const files = readdirSync("lib/admin/models").map((file) => file.replace(/\.ts$/, ""));
    expect(admins.map(({ model }) => pathOf(model)).sort()).toEqual(files.sort());
    for (const file of files) expect(pathOf(adminAt(file).model)).toBe(file);
  });

  it("the registry knows no other models", () => {
    expect(() => adminAt("setting")).toThrow("no model");
    expect(() => adminAt("__proto__")).toThrow("no model");
  });

  it.each(admins.map((admin) => [admin.model, admin] as const))(
    "the admin of %s names only existing columns",
    (model, admin) => {
      const columns = admin.columns.flatMap((column) => (typeof column === "string" ? [column] : column.from));
      const own = (admin.search ?? []).filter((name) => !name.includes("."));
      const order = admin.ordering.map((name) => name.replace(/^-/, ""));
      const dates = admin.dateHierarchy === undefined ? [] : [admin.dateHierarchy];
      const named = [...columns, ...own, ...order, ...dates, ...(admin.filters ?? []), ...admin.title.from];
      for (const name of [...named, ...(admin.editable ?? []), ...(admin.indexed ?? [])]) {
        expect(columnOf(admin, name).name).toBe(name);
      }
      for (const { by, model: related } of admin.inlines ?? []) columnOf({ model: related }, by);
      expect(modelNamed(model).primaryKey.length).toBeGreaterThan(0);
    },
  );

  it.each(admins.map((admin) => [admin.model, admin] as const))(
    "the admin of %s has a field for everything that it shows",
    (_, admin) => {
      for (const schema of [admin.create?.schema, admin.update?.schema, undefined]) {
        const fields = fieldsetsOf(admin, schema).flatMap((fieldset) => fieldset.fields);
        for (const { name, kind } of fields) {
          const isOwn = modelNamed(admin.model).fields.some((field) => field.name === name);
          // Other fields are computed from the record, or write-only.
          expect([
            name,
            isOwn ||
              admin.fields?.[name]?.of !== undefined ||
              kind === "secret" ||
              name === "groupIds" ||
              name === "permissions",
          ]).toEqual([name, true]);
          expect(SECRETS).not.toContain(name);
        }
        const known = new Set(fields.map(({ name }) => name));
        for (const name of Object.keys(schema?.shape ?? {})) {
          expect([name, known.has(name) || name === "isDemo"]).toEqual([name, true]);
        }
      }
    },
  );

  it.each(admins.map((admin) => [admin.model, admin] as const))("the admin of %s shows no secret", (_, admin) => {
    const columns = admin.columns.flatMap((column) => (typeof column === "string" ? [column] : column.from));
    const all = [...columns, ...(admin.search ?? []), ...(admin.filters ?? []), ...admin.title.from];
    for (const secret of SECRETS) expect(all).not.toContain(secret);
  });

  it("a model is declared in one short file", () => {
    for (const { model } of admins) {
      const lines = readFileSync(`lib/admin/models/${pathOf(model)}.ts`, "utf8").split("\n");
      expect([model, lines.length < 130]).toEqual([model, true]);
    }
  });
});
