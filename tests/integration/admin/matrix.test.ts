import { beforeAll, describe, expect, it } from "vitest";
import { admins, pathOf } from "@/lib/admin/registry";
import type { FormPage } from "@/lib/contract/admin/admin";
import { ACTIONS, type Action, type Permission } from "@/lib/contract/users/permission";
import { updateUser } from "@/lib/services/users";
import { type Callers, newCallers } from "../http/authorisation/callers";
import { onServer, type ServerBench } from "../support/server";
import { CHANGES, fresh, one, type Spare, spares } from "./records";

const MODELS = admins.map((admin) => [admin.model, pathOf(admin.model)] as const);
const JSON_HEADERS = { "Content-Type": "application/json" };

interface Call {
  name: string;
  isChange: boolean;
  input: unknown;
}

const FILES = { files: [{ name: "a.csv", content: Buffer.from("time,temperature\n").toString("base64") }] };
const readingsImport = (step: string): Call => ({ name: `admin.readings${step}`, isChange: true, input: FILES });

/** Every procedure behind an action of a model, with a valid input. */
const CALLS: Record<Action, (model: string, key: string, values: object) => Call[]> = {
  view: (model, key) => [
    { name: "admin.list", isChange: false, input: { model } },
    { name: "admin.form", isChange: false, input: { model, key } },
    { name: "admin.history", isChange: false, input: { model, key } },
    { name: "admin.choices", isChange: false, input: { model, search: "" } },
  ],
  add: (model, _key, values) => [
    { name: "admin.form", isChange: false, input: { model } },
    { name: "admin.importCheck", isChange: true, input: { model, csv: "nothing\n" } },
    { name: "admin.importStore", isChange: true, input: { model, csv: "nothing\n" } },
    ...(model === "sensor-data" ? ["Columns", "Check", "Store"].map(readingsImport) : []),
    { name: "admin.save", isChange: true, input: { model, values } },
  ],
  change: (model, key) => [
    { name: "admin.saveRows", isChange: true, input: { model, rows: [{ key, values: {} }] } },
    { name: "admin.save", isChange: true, input: { model, key, values: CHANGES[model] ?? {} } },
  ],
  delete: (model, key) => [
    { name: "admin.deletePreview", isChange: false, input: { model, selection: one(key) } },
    { name: "admin.remove", isChange: true, input: { model, selection: one(key), reason: "a test" } },
  ],
};

async function ask({ server }: ServerBench, { name, isChange, input }: Call, headers: Record<string, string>) {
  const path = `/api/trpc/${name}`;
  const text = JSON.stringify(input);
  const response = isChange
    ? await server.fetch(path, { method: "POST", body: text, headers: { ...JSON_HEADERS, ...headers } })
    : await server.fetch(`${path}?input=${encodeURIComponent(text)}`, { headers });
  await response.arrayBuffer();
  return response.status;
}

/** Whether the model offers this action. The log, for example, is read-only. */
function offers(model: string, action: Action, name: string): boolean {
  const admin = admins.find((one) => one.model === model);
  if (name.startsWith("admin.import")) return admin?.createMany !== undefined;
  if (name === "admin.saveRows") return admin?.editable !== undefined;
  return { view: true, add: admin?.create, change: admin?.update, delete: admin?.remove }[action] !== undefined;
}

onServer("the admin's permissions", (fixture) => {
  let callers: Callers;
  let spare: Record<string, Spare>;
  beforeAll(async () => {
    callers = await newCallers(fixture);
    spare = spares(fixture);
  });
  const headersOf = (name: string) => callers.all.find((caller) => caller.name === name)?.headers ?? {};

  describe.each(MODELS)("the permissions of %s", (model, path) => {
    const isForSuperusers = admins.find((one) => one.model === model)?.isForSuperusers === true;

    it.each(ACTIONS)("an action that needs the permission to %s is refused without it", async (action) => {
      const key = (await spare[path]?.()) ?? "";
      const calls = CALLS[action](path, key, await fresh(fixture, path));
      const permission = `${model}.${action}` as Permission;
      const others = ACTIONS.filter((other) => other !== action).map((other) => `${model}.${other}` as Permission);
      const answers: Record<string, Record<string, number>> = {};
      const expected: Record<string, Record<string, number>> = {};
      for (const call of calls) {
        const { name } = call;
        const isOffered = offers(model, action, name);
        // The form of a new record needs the permission to add one; the form of a log entry needs the permission to view it.
        const allowed = isOffered ? 200 : 403;
        await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: others });
        const refused = {
          nobody: await ask(fixture, call, headersOf("nobody")),
          "a deactivated user": await ask(fixture, call, headersOf("a deactivated user")),
          "a viewer": await ask(fixture, call, headersOf("a viewer")),
          "a device": await ask(fixture, call, headersOf("the station's key")),
          "staff without permission": await ask(fixture, call, headersOf("staff without permission")),
          "staff with all others": await ask(fixture, call, callers.clerk.headers),
          "a session without its token": call.isChange
            ? await ask(fixture, call, headersOf("a session without its token"))
            : 403,
        };
        await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: [permission] });
        // Each caller gets a record of its own where the first call would take it from the second.
        const again = action === "delete" ? CALLS.delete(path, (await spare[path]?.()) ?? "", {}) : calls;
        const second = again.find((one) => one.name === name) ?? call;
        const values =
          name === "admin.save" && action === "add"
            ? { ...call, input: { model: path, values: await fresh(fixture, path) } }
            : second;
        answers[name] = {
          ...refused,
          "staff with this one": await ask(fixture, call, callers.clerk.headers),
          "the superuser": await ask(fixture, values, headersOf("the superuser")),
        };
        expected[name] = {
          nobody: 401,
          "a deactivated user": 401,
          "a viewer": 403,
          "a device": 403,
          "staff without permission": 403,
          "staff with all others": 403,
          "a session without its token": 403,
          "staff with this one": isForSuperusers ? 403 : allowed,
          "the superuser": allowed,
        };
      }
      expect(answers).toEqual(expected);
    });

    it("a list is exported to staff who may view the model only", async () => {
      const statusOf = async (headers: Record<string, string>) => {
        const response = await fixture.server.fetch(`/admin/${path}/export/`, { headers, redirect: "manual" });
        await response.arrayBuffer();
        return response.status;
      };
      await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: [`${model}.change` as Permission] });
      expect([
        await statusOf({}),
        await statusOf(headersOf("a viewer")),
        await statusOf(callers.clerk.headers),
      ]).toEqual([302, 403, 403]);
      await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: [`${model}.view` as Permission] });
      expect([await statusOf(callers.clerk.headers), await statusOf(headersOf("the superuser"))]).toEqual([
        isForSuperusers ? 403 : 200,
        200,
      ]);
    });
  });

  it.each(MODELS)(
    "the pages of %s are served only to staff with the permissions that they need",
    async (model, path) => {
      const admin = admins.find((one) => one.model === model);
      const key = encodeURIComponent((await spare[path]?.()) ?? "");
      const pages: [action: Action, address: string][] = [
        ["view", `/admin/${path}/`],
        ["view", `/admin/${path}/${key}/change/`],
        ["view", `/admin/${path}/${key}/history/`],
        ["add", `/admin/${path}/add/`],
        ["delete", `/admin/${path}/${key}/delete/`],
      ];
      for (const [action, address] of pages) {
        const statusOf = async (headers: Record<string, string>) => {
          const response = await fixture.server.fetch(address, {
            headers: { Accept: "text/html", ...headers },
            redirect: "manual",
          });
          await response.arrayBuffer();
          return response.status;
        };
        const others = ACTIONS.filter((other) => other !== action).map((other) => `${model}.${other}` as Permission);
        await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: others });
        const refused = [
          await statusOf({}),
          await statusOf(headersOf("a viewer")),
          await statusOf(callers.clerk.headers),
        ];
        await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: [`${model}.${action}` as Permission] });
        const allowed = [await statusOf(callers.clerk.headers), await statusOf(headersOf("the superuser"))];
        const right = offers(model, action, "page") ? 200 : 403;
        expect([address, refused]).toEqual([address, [307, 403, 403]]);
        expect([address, allowed]).toEqual([address, [admin?.isForSuperusers ? 403 : right, right]]);
      }
    },
  );

  it("actions require the permission to change, and the CSRF token of a session", async () => {
    const key = (await spare["device-key"]?.()) ?? "";
    const call = {
      name: "admin.act",
      isChange: true,
      input: { model: "device-key", action: "revoke", selection: one(key) },
    };
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: ["DeviceKey.view"] });
    expect(await ask(fixture, call, callers.clerk.headers)).toBe(403);
    expect(await ask(fixture, call, headersOf("a session without its token"))).toBe(403);
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: ["DeviceKey.change"] });
    expect(await ask(fixture, call, callers.clerk.headers)).toBe(200);
    expect(await ask(fixture, call, headersOf("a session"))).toBe(200);
  });

  it("a merge requires the permissions to view, change and delete stations, and to change readings", async () => {
    const needed: Permission[] = ["Station.view", "Station.change", "Station.delete", "SensorData.change"];
    const [into, other] = [(await spare.station?.()) ?? "", (await spare.station?.()) ?? ""];
    const input = {
      model: "station",
      action: "merge",
      selection: { keys: [into, other] },
      input: { into: Number(into) },
    };
    const preview = { name: "admin.actionPreview", isChange: false, input };
    const merge = { name: "admin.act", isChange: true, input };
    const answers = async (headers: Record<string, string>) => [
      await ask(fixture, preview, headers),
      await ask(fixture, merge, headers),
    ];
    for (const name of ["a deactivated user", "nobody"]) expect(await answers(headersOf(name))).toEqual([401, 401]);
    for (const name of ["a viewer", "the station's key", "staff without permission"]) {
      expect(await answers(headersOf(name))).toEqual([403, 403]);
    }
    for (const missing of needed) {
      const permissions = needed.filter((permission) => permission !== missing);
      await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions });
      expect([missing, ...(await answers(callers.clerk.headers))]).toEqual([missing, 403, 403]);
    }
    expect(await ask(fixture, merge, headersOf("a session without its token"))).toBe(403);
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: needed });
    expect(await answers(callers.clerk.headers)).toEqual([200, 200]);

    const entry = await fixture.database.prisma.logEntry.findFirstOrThrow({
      where: { action: "merge" },
      orderBy: { id: "desc" },
    });
    const undo = {
      name: "admin.act",
      isChange: true,
      input: { model: "log-entry", action: "undo-merge", selection: one(String(entry.id)) },
    };
    const back: Permission[] = ["LogEntry.view", "Station.add", "Station.change", "SensorData.change"];
    for (const missing of back) {
      await updateUser(fixture.ctx(), {
        id: callers.clerk.id,
        permissions: back.filter((permission) => permission !== missing),
      });
      expect([missing, await ask(fixture, undo, callers.clerk.headers)]).toEqual([missing, 403]);
    }
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: back });
    expect(await ask(fixture, undo, callers.clerk.headers)).toBe(200);
  });

  it("a form that is posted to a page is refused, and staff who may change the record are told where to post it", async () => {
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: ["Station.view"] });
    const key = await spare.station?.();
    for (const path of ["/admin/station/add/", `/admin/station/${key}/change/`, `/admin/station/${key}/delete/`]) {
      const post = async (headers: Record<string, string>) => {
        const response = await fixture.server.fetch(path, {
          method: "POST",
          body: new URLSearchParams({ name: "x" }),
          headers,
        });
        return response.status;
      };
      const statuses = [await post({}), await post(callers.clerk.headers), await post(headersOf("the superuser"))];
      expect([path, ...statuses]).toEqual([path, 401, 403, 405]);
    }
  });

  it("a relation to a record that the user may not view is shown, but cannot be chosen", async () => {
    await updateUser(fixture.ctx(), { id: callers.clerk.id, permissions: ["Station.view", "Station.change"] });
    const ownerOf = async (headers: Record<string, string>) => {
      const input = encodeURIComponent(JSON.stringify({ model: "station", key: await spare.station?.() }));
      const response = await fixture.server.fetch(`/api/trpc/admin.form?input=${input}`, { headers });
      const { fieldsets } = (await response.json()).result.data as FormPage;
      return fieldsets.flatMap(({ fields }) => fields).find(({ name }) => name === "ownerId")?.readOnly;
    };
    expect([await ownerOf(callers.clerk.headers), await ownerOf(headersOf("the superuser"))]).toEqual([true, false]);
  });

  it("only staff can learn anything about the models, the tasks or the documentation", async () => {
    for (const name of ["admin.session", "admin.index", "admin.docs", "admin.tasks"]) {
      const call = { name, isChange: false, input: null };
      const statuses = [
        await ask(fixture, call, {}),
        await ask(fixture, call, headersOf("a viewer")),
        await ask(fixture, call, headersOf("the station's key")),
        await ask(fixture, call, headersOf("staff without permission")),
      ];
      expect([name, ...statuses]).toEqual([name, 401, 403, 403, 200]);
    }
  });

  it("an endless request body is refused before it is read", async () => {
    const response = await fixture.server.fetch("/api/trpc/admin.save", {
      method: "POST",
      body: new Blob(["x".repeat(33 * 1024 * 1024)]),
      headers: { ...JSON_HEADERS, ...headersOf("the superuser") },
    });
    expect(response.status).toBe(413);
  });
});
