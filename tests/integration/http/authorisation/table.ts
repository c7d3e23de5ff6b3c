import { ENDPOINTS } from "@/lib/rest/endpoints";

/** The caller. The last four call a server whose API is public, about a public (+) and a private (-) station. */
const COLUMNS = [
  "nobody",
  // A wrong password or key, an expired or revoked one, a deactivated user.
  "wrong",
  // A user who is not staff.
  "viewer",
  // Staff without any permission.
  "staff",
  // Staff of the group "Weather staff".
  "group",
  "super",
  // The superuser by a session, with its CSRF token and bare.
  "session",
  "bare",
  // Keys: of the requested station, of another one, and of the station but only to read or to write.
  "own",
  "other",
  "read",
  "write",
  "nobody+",
  "nobody-",
  "viewer+",
  "viewer-",
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * What each caller may do, as an HTTP status. The last column names the permissions that staff need: with all of them
 * and nothing else they may, without any one of them they get 403. `superuser` needs none, and `key` is not a user's.
 */
const TABLE = `
nobody wrong viewer staff group super session bare own other read write nobody+ nobody- viewer+ viewer-

GET,HEAD,OPTIONS /
200 401 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone

GET,HEAD,OPTIONS /station/
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  Station.view
POST /station/
401 401 403 403 201 201 201 403 403 403 403 403  401 401 403 403  Station.add SensorData.add
GET,HEAD /station/{id}/
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  Station.view
OPTIONS /station/{id}/
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  Station.view
PUT /station/{id}/
401 401 403 403 200 200 200 403 403 403 403 403  401 401 403 403  Station.view Station.change SensorData.add
PATCH /station/{id}/
401 401 403 403 200 200 200 403 403 403 403 403  401 401 403 403  Station.view Station.change
DELETE /station/{id}/
401 401 403 403 204 204 204 403 403 403 403 403  401 401 403 403  Station.view Station.delete

GET,HEAD,OPTIONS /temperature-data/
401 401 403 403 200 200 200 200 403 403 403 403  401 401 403 403  TemperatureData.view
POST /temperature-data/
401 401 403 403 201 201 201 403 403 403 403 403  401 401 403 403  TemperatureData.add
GET,HEAD,OPTIONS /temperature-data/{id}/
401 401 403 403 200 200 200 200 403 403 403 403  401 401 403 403  TemperatureData.view
PUT,PATCH /temperature-data/{id}/
401 401 403 403 200 200 200 403 403 403 403 403  401 401 403 403  TemperatureData.view TemperatureData.change
DELETE /temperature-data/{id}/
401 401 403 403 204 204 204 403 403 403 403 403  401 401 403 403  TemperatureData.view TemperatureData.delete

GET,HEAD,OPTIONS /sensor-data/
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  SensorData.view
POST /sensor-data/
401 401 403 403 201 201 201 403 201 400 403 201  401 401 403 403  SensorData.add
GET,HEAD /sensor-data/{id}/
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  SensorData.view
OPTIONS /sensor-data/{id}/
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  SensorData.view
PUT,PATCH /sensor-data/{id}/
401 401 403 403 200 200 200 403 403 403 403 403  401 401 403 403  SensorData.view SensorData.change
DELETE /sensor-data/{id}/
401 401 403 403 204 204 204 403 403 403 403 403  401 401 403 403  SensorData.view SensorData.delete

GET,HEAD,OPTIONS /users/
401 401 403 403 403 200 200 200 403 403 403 403  401 401 403 403  superuser
POST /users/
401 401 403 403 403 201 201 403 403 403 403 403  401 401 403 403  superuser
GET,HEAD,OPTIONS /users/{id}/
401 401 403 403 403 200 200 200 403 403 403 403  401 401 403 403  superuser
PUT,PATCH /users/{id}/
401 401 403 403 403 200 200 403 403 403 403 403  401 401 403 403  superuser
DELETE /users/{id}/
401 401 403 403 403 204 204 403 403 403 403 403  401 401 403 403  superuser

GET,HEAD,OPTIONS /groups/
401 401 403 403 403 200 200 200 403 403 403 403  401 401 403 403  superuser
POST /groups/
401 401 403 403 403 201 201 403 403 403 403 403  401 401 403 403  superuser
GET,HEAD,OPTIONS /groups/{id}/
401 401 403 403 403 200 200 200 403 403 403 403  401 401 403 403  superuser
PUT,PATCH /groups/{id}/
401 401 403 403 403 200 200 403 403 403 403 403  401 401 403 403  superuser
DELETE /groups/{id}/
401 401 403 403 403 204 204 403 403 403 403 403  401 401 403 403  superuser

GET,HEAD,OPTIONS /current/
200 401 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET,HEAD,OPTIONS /home/
200 401 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone

GET,HEAD,OPTIONS /api/v1/stations
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  Station.view
GET,HEAD /api/v1/stations/{id}
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  Station.view
OPTIONS /api/v1/stations/{id}
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  Station.view
GET,HEAD /api/v1/stations/{id}/latest
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  Station.view
OPTIONS /api/v1/stations/{id}/latest
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  Station.view
GET,HEAD /api/v1/stations/{id}/readings
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  SensorData.view
OPTIONS /api/v1/stations/{id}/readings
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  SensorData.view
POST /api/v1/stations/{id}/readings/{time}/corrections
401 401 403 403 200 200 200 403 403 403 403 403  401 401 403 403  SensorData.view SensorData.change
OPTIONS /api/v1/stations/{id}/readings/{time}/corrections
401 401 403 403 200 200 200 200 403 403 403 403  401 401 403 403  SensorData.change
POST /api/v1/readings
401 401 403 403 201 201 201 403 201 400 403 201  401 401 403 403  SensorData.add
OPTIONS /api/v1/readings
401 401 403 403 200 200 200 200 200 200 403 200  401 401 403 403  SensorData.add

GET,HEAD /api/v1/stations/{id}/events
401 401 403 403 200 200 200 200 200 404 200 403  200 404 200 404  DeviceEvent.view
OPTIONS /api/v1/stations/{id}/events
401 401 403 403 200 200 200 200 200 200 200 403  200 200 200 200  DeviceEvent.view
POST /api/v1/events
401 401 403 403 201 201 201 403 201 400 403 201  401 401 403 403  DeviceEvent.add
OPTIONS /api/v1/events
401 401 403 403 200 200 200 200 200 200 403 200  401 401 403 403  DeviceEvent.add
POST /api/v1/device/status
401 401 403 403 403 403 403 403 204 204 403 204  401 401 403 403  key
OPTIONS /api/v1/device/status
401 401 403 403 403 403 403 403 200 200 403 200  401 401 403 403  key
GET,HEAD,OPTIONS /api/v1/device/commands
401 401 403 403 403 403 403 403 200 200 403 200  401 401 403 403  key
POST /api/v1/device/replies
401 401 403 403 403 403 403 403 204 404 403 204  401 401 403 403  key
OPTIONS /api/v1/device/replies
401 401 403 403 403 403 403 403 200 200 403 200  401 401 403 403  key
`;

/** The same for what lib/server/routes.ts answers besides the endpoints. Only the docs, the logins, and the pages of
 * one's own password and sessions depend on the caller, and only on the session. */
const OTHERS = `
nobody wrong viewer staff group super session bare own other read write nobody+ nobody- viewer+ viewer-

GET,HEAD /api/openapi.json
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET,HEAD /api/docs/
200 401 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET,HEAD /api-auth/login/
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
POST /api-auth/login/
403 403 403 403 403 403 403 403 403 403 403 403  403 403 403 403  anyone
PUT,PATCH,DELETE,OPTIONS /api-auth/login/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD /api-auth/logout/
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
POST /api-auth/logout/
302 302 302 302 302 302 302 403 302 302 302 302  302 302 302 302  anyone
PUT,PATCH,DELETE,OPTIONS /api-auth/logout/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD /accounts/login/
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
POST /accounts/login/
403 403 403 403 403 403 403 403 403 403 403 403  403 403 403 403  anyone
PUT,PATCH,DELETE,OPTIONS /accounts/login/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD /accounts/logout/
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
POST /accounts/logout/
302 302 302 302 302 302 302 403 302 302 302 302  302 302 302 302  anyone
GET,HEAD /admin/auth/user/
302 302 302 302 302 302 302 302 302 302 302 302  302 302 302 302  anyone
GET,HEAD /admin/jsi18n/
404 404 404 404 404 404 404 404 404 404 404 404  404 404 404 404  anyone
GET,HEAD /admin/login/
200 200 200 200 200 200 302 302 200 200 200 200  200 200 200 200  anyone
POST /admin/login/
403 403 403 403 403 403 403 403 403 403 403 403  403 403 403 403  anyone
PUT,PATCH,DELETE,OPTIONS /admin/login/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
POST /admin/logout/
200 200 200 200 200 200 200 403 200 200 200 200  200 200 200 200  anyone
GET,HEAD,PUT,PATCH,DELETE,OPTIONS /admin/logout/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD /admin/password_change/
302 302 302 302 302 302 200 200 302 302 302 302  302 302 302 302  anyone
POST /admin/password_change/
302 302 302 302 302 302 400 403 302 302 302 302  302 302 302 302  anyone
PUT,PATCH,DELETE,OPTIONS /admin/password_change/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD /admin/password_change/done/
302 302 302 302 302 302 200 200 302 302 302 302  302 302 302 302  anyone
GET,HEAD /admin/sessions/
302 302 302 302 302 302 200 200 302 302 302 302  302 302 302 302  anyone
POST /admin/sessions/
302 302 302 302 302 302 400 403 302 302 302 302  302 302 302 302  anyone
PUT,PATCH,DELETE,OPTIONS /admin/sessions/
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
GET,HEAD,POST /admin/password_reset/
404 404 404 404 404 404 404 404 404 404 404 404  404 404 404 404  anyone
GET,HEAD /admin/password_reset/done/
404 404 404 404 404 404 404 404 404 404 404 404  404 404 404 404  anyone
GET,HEAD,POST /admin/reset/no-token/
400 400 400 400 400 400 400 400 400 400 400 400  400 400 400 400  anyone
GET,HEAD /admin/reset/done/
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET,HEAD /healthz
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET,HEAD /readyz
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET /api/trpc/stations.list
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET /api/trpc/stations.table
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
GET /api/trpc/stations.byId
200 200 200 200 200 200 200 200 200 200 200 200  200 404 200 404  anyone
GET /api/trpc/forecast.cities
200 200 200 200 200 200 200 200 200 200 200 200  200 200 200 200  anyone
POST /api/trpc/stations.list
405 405 405 405 405 405 405 405 405 405 405 405  405 405 405 405  anyone
`;

export interface Row {
  method: string;
  path: string;
  expected: Record<Column, number>;
  /** Permissions that staff need; undefined where permissions do not matter. */
  needs: string[] | undefined;
}

function readTable(text: string): Row[] {
  const [header = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  if (header.split(" ").join() !== COLUMNS.join()) throw new Error("The table's columns are others.");
  return lines.flatMap((line, i) => {
    if (i % 2 === 1) return [];
    const [methods = "", path = ""] = line.split(" ");
    const cells = (lines[i + 1] ?? "").trim().split(/\s+/);
    const statuses = cells.slice(0, COLUMNS.length).map(Number);
    const needs = cells.slice(COLUMNS.length);
    if (statuses.some(Number.isNaN) || needs.length === 0) throw new Error(`A cell is missing: ${line}`);
    const expected = Object.fromEntries(COLUMNS.map((column, c) => [column, statuses[c]])) as Row["expected"];
    return methods.split(",").map((method) => ({
      method,
      path,
      expected,
      needs: needs.some((need) => need.includes(".")) ? needs : undefined,
    }));
  });
}

export const REST_ROWS = readTable(TABLE);
export const OTHER_ROWS = readTable(OTHERS);

/** The declared endpoints, as "GET /station/". */
export function declaredRoutes(): string[] {
  return ENDPOINTS.flatMap(({ path, operations }) => {
    const head = operations.GET ? ["HEAD"] : [];
    return [...Object.keys(operations), ...head, "OPTIONS"].map((method) => `${method} ${path}`);
  });
}

/** Methods that an endpoint does not have: 405 for callers who may see it, the same as with OPTIONS. */
export function undeclaredRows(): Row[] {
  const known = new Set(declaredRoutes());
  return REST_ROWS.filter(({ method }) => method === "OPTIONS").flatMap((options) =>
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
      .filter((method) => !known.has(`${method} ${options.path}`))
      .map((method) => {
        const refused = Object.entries(options.expected).map(([column, status]) => [
          column,
          status === 200 ? 405 : status,
        ]);
        const expected = Object.fromEntries(refused) as Row["expected"];
        // Before the method is checked, a session without its CSRF token may only read.
        if (method !== "GET" && method !== "HEAD") expected.bare = 403;
        return { method, path: options.path, expected, needs: undefined };
      }),
  );
}
