import { beforeAll, describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/contract/users/permission";
import { onServer, type ServerBench } from "../../support/server";
import { basic, faults, JSON_TYPE } from "../support/client";
import { type Caller, type Callers, GUESSER, newCallers } from "./callers";
import { bodyOf, spareStation, stored, targetOf } from "./requests";
import { type Column, declaredRoutes, OTHER_ROWS, REST_ROWS, type Row, undeclaredRows } from "./table";

const ROWS = [...REST_ROWS, ...undeclaredRows(), ...OTHER_ROWS];
const SAFE = ["GET", "HEAD", "OPTIONS"];
const FORM = "application/x-www-form-urlencoded";
const ROUTES = ROWS.map((row) => [`${row.method} ${row.path}`, row] as const);
const NEEDING = ROUTES.filter(([, { needs }]) => needs !== undefined);

let clients = 0;

/**
 * Sends a request as this caller. Each wrong login comes from another address, with another name, as otherwise there
 * would soon be too many.
 */
async function ask({ server }: ServerBench, row: Row, target: string, station: number, caller: Caller) {
  const { method, path } = row;
  const init = formOf(row, caller) ?? bodyOf(row, target, station);
  const isGuess = caller.name === GUESSER;
  const headers = {
    Accept: path === "/home/" ? "text/html" : "application/json",
    "X-Forwarded-For": caller.column === "wrong" ? elsewhere() : "192.0.2.1",
    ...init.headers,
    ...(isGuess ? basic(`guess-${clients}`, "wrong") : caller.headers),
  };
  const query = path.endsWith("byId") ? `?input=${encodeURIComponent(JSON.stringify({ id: station }))}` : "";
  const response = await server.fetch(target + query, { ...init, method, headers, redirect: "manual" });
  await response.arrayBuffer();
  return response.status;
}

function elsewhere(): string {
  clients += 1;
  return `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}`;
}

/** The logins and the password pages take forms, and a CSRF token only from the form. */
function formOf({ method, path }: Row, { csrf }: Caller): RequestInit | undefined {
  if (!/^\/(accounts|api-auth|admin)\//.test(path) || method !== "POST") return undefined;
  const body = new URLSearchParams(csrf === undefined ? {} : { csrfmiddlewaretoken: csrf }).toString();
  return { headers: { "Content-Type": FORM }, body };
}

interface Question {
  caller: Caller;
  column: Column;
  station: number;
}

/** The callers that the table refuses, who must change nothing; then the others, each with a record of their own. */
async function expectTable(fixture: ServerBench, row: Row, questions: Question[]): Promise<void> {
  const targets = new Map<number, string>();
  for (const { station } of questions)
    targets.set(station, targets.get(station) ?? (await targetOf(fixture, row, station)));
  const put = async ({ caller, column, station }: Question, target = targets.get(station) ?? "") => {
    return [`${caller.name} (${column})`, await ask(fixture, row, target, station, caller)] as const;
  };
  const isRefused = ({ column }: Question) => row.expected[column] >= 400;
  const isRead = SAFE.includes(row.method);
  const before = isRead ? {} : await stored(fixture);
  const refused = await Promise.all(questions.filter(isRefused).map((question) => put(question)));
  const after = isRead ? {} : await stored(fixture);
  const others = questions.filter((question) => !isRefused(question));
  const allowed = await Promise.all(
    others.map(async (question) => {
      if (row.method !== "DELETE") return put(question);
      const station = await spareStation(fixture);
      return put({ ...question, station }, await targetOf(fixture, row, station));
    }),
  );
  // First the callers that were admitted, then whether the others left any trace.
  expect(Object.fromEntries([...refused, ...allowed])).toEqual(expectedOf(row, questions));
  expect(after).toEqual(before);
}

function expectedOf(row: Row, questions: Question[]): Record<string, number> {
  return Object.fromEntries(
    questions.map(({ caller, column }) => [`${caller.name} (${column})`, row.expected[column]]),
  );
}

describe("the authorisation table", () => {
  it("the authorisation table has every route of the REST API, once, and no other", () => {
    const routes = REST_ROWS.map(({ method, path }) => `${method} ${path}`);
    expect(routes.toSorted()).toEqual(declaredRoutes().toSorted());
  });
});

onServer(
  "authorisation of the REST API",
  (fixture) => {
    let callers: Callers;
    beforeAll(async () => {
      callers = await newCallers(fixture);
    });

    it.each(ROUTES)("every caller gets the answer of the table to %s", async (_route, row) => {
      const questions = callers.all.map((caller) => ({ caller, column: caller.column, station: callers.ownStation }));
      expect(new Set(questions.map(({ column }) => column)).size).toBe(12);
      await expectTable(fixture, row, questions);
      if (row.path.endsWith("/logout/")) await callers.restoreSessions();
    });

    describe("staff by their permissions", () => {
      it.each(NEEDING)("staff need all permissions of the table for %s", async (_route, row) => {
        const { clerk, ownStation } = callers;
        const status = async (permissions: string[]) => {
          await permit(fixture, clerk.id, permissions);
          const station = row.method === "DELETE" ? await spareStation(fixture) : ownStation;
          const target = await targetOf(fixture, row, station);
          const before = SAFE.includes(row.method) ? {} : await stored(fixture);
          const found = await ask(fixture, row, target, station, {
            name: "clerk",
            column: "staff",
            headers: clerk.headers,
          });
          if (found >= 400 && !SAFE.includes(row.method)) expect(await stored(fixture)).toEqual(before);
          return found;
        };
        const needs = row.needs ?? [];
        expect(await status(needs)).toBe(row.expected.super);
        for (const missing of needs) {
          const others = PERMISSIONS.filter((permission) => permission !== missing);
          expect([missing, await status(others)]).toEqual([missing, 403]);
        }
      });
    });

    it("a form that stands for another method requires the same permissions", async () => {
      const refused = new Set<Column>(["nobody", "wrong", "viewer", "staff", "bare", "own", "write"]);
      for (const row of REST_ROWS.filter(({ method }) => ["PUT", "PATCH", "DELETE"].includes(method))) {
        const target = await targetOf(fixture, row, callers.ownStation);
        const before = await stored(fixture);
        for (const { name, column, headers } of callers.all.filter(({ column }) => refused.has(column))) {
          if (name === GUESSER) continue;
          const response = await fixture.server.fetch(target, {
            method: "POST",
            headers: { Accept: "text/html", "Content-Type": FORM, "X-Forwarded-For": elsewhere(), ...headers },
            body: new URLSearchParams({ _method: row.method, name: "Taken over" }).toString(),
          });
          expect([row.path, name, response.status]).toEqual([row.path, name, row.expected[column]]);
        }
        expect(await stored(fixture)).toEqual(before);
      }
    });

    it("every list shows a device its own station", async () => {
      const key = callers.all.find(({ column }) => column === "own");
      const other = await targetOf(fixture, { path: "/sensor-data/{id}/" }, callers.otherStation);
      expect(other).not.toBe("");
      const read = async (path: string) => (await fixture.server.fetch(path, { headers: key?.headers ?? {} })).json();
      expect(await read("/station/")).toMatchObject({
        count: 1,
        results: [{ url: expect.stringContaining(`/${callers.ownStation}/`) }],
      });
      expect(await read("/api/v1/stations")).toMatchObject({ stations: [{ id: callers.ownStation }], next: null });
      expect(await read(`/sensor-data/?station=${callers.otherStation}`)).toMatchObject({ results: [] });
      const all = (await read("/sensor-data/?page_size=1000")) as { results: { station: string }[] };
      expect(all.results.filter(({ station }) => !station.endsWith(`/${callers.ownStation}/`))).toEqual([]);
    });

    it("a device that may only write gets nothing in answer but what it sent", async () => {
      const { all, ownStation: station } = callers;
      const time = "2019-06-01T12:00:00.000Z";
      const post = async (column: Column, fields: object) => {
        const response = await fixture.server.fetch("/sensor-data/", {
          method: "POST",
          headers: { "Content-Type": JSON_TYPE, ...all.find((caller) => caller.column === column)?.headers },
          body: JSON.stringify({ station, time, ...fields }),
        });
        return [response.status, await response.json()];
      };
      await post("own", { temperature: 20, humidity: 40 });
      const seen = { time, temperature: 21, humidity: null, dewPoint: null, flags: {} };
      expect(await post("write", { temperature: 21 })).toMatchObject([201, seen]);
    });

    it("requests of unauthorised callers leave no error in the log", () => {
      expect(faults(fixture.server)).toEqual([]);
    });
  },
  { TRUST_PROXY: "1" },
);

onServer(
  "authorisation of a public API",
  (fixture) => {
    let callers: Callers;
    beforeAll(async () => {
      callers = await newCallers(fixture);
    });

    it.each(ROUTES)("every caller of a public API gets the answer of the table to %s", async (_route, row) => {
      const { all, otherStation, privateStation } = callers;
      const questions = all.flatMap((caller) => {
        if (caller.column !== "nobody" && caller.column !== "viewer") return [];
        return [
          { caller, column: `${caller.column}+` as const, station: otherStation },
          { caller, column: `${caller.column}-` as const, station: privateStation },
        ];
      });
      await expectTable(fixture, row, questions);
    });

    it("a public API lists public stations only", async () => {
      const { otherStation, privateStation } = callers;
      await targetOf(fixture, { path: "/sensor-data/{id}/" }, otherStation);
      await targetOf(fixture, { path: "/sensor-data/{id}/" }, privateStation);
      for (const path of ["/station/?page_size=1000", "/sensor-data/?page_size=1000", "/api/v1/stations?limit=1000"]) {
        const text = await (await fixture.server.fetch(path)).text();
        expect(text).toMatch(new RegExp(`/${otherStation}["/]`));
        expect(text).not.toMatch(new RegExp(`/station/${privateStation}["/]|stations/${privateStation}["/]|Private`));
      }
      const none = await fixture.server.fetch(`/sensor-data/?station=${privateStation}`);
      expect(await none.json()).toMatchObject({ results: [] });
    });
  },
  { TRUST_PROXY: "1", PUBLIC_API: "1" },
);

/** Gives a user these permissions and no others. */
async function permit({ database: { prisma } }: ServerBench, userId: number, permissions: string[]): Promise<void> {
  await prisma.userPermission.deleteMany({ where: { userId } });
  const rows = permissions.map((permission) => {
    const [model = "", action = ""] = permission.split(".");
    return { userId, model, action };
  });
  await prisma.userPermission.createMany({ data: rows });
}
