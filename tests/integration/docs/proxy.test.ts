import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { freePort } from "../../support/free-port";
import { until } from "../../support/until";
import { ADMIN_PASSWORD, type Launched, type RunningServer, startServer } from "../support/launch";
import { type Throwaway, throwaway } from "../support/throwaway";
import { NGINX, type Ports, startNginx } from "./nginx";

const HOST = "weather.example.org";

it.runIf(process.env.REQUIRE_NGINX === "1")("nginx is installed to test the documentation", () => {
  expect(NGINX).toBeDefined();
});

describe.runIf(NGINX)("a server behind nginx as in docs/proxy.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "weather-proxy-"));
  let target: Throwaway;
  let database: Database;
  let server: RunningServer;
  let nginx: Launched;
  let ports: Ports;

  beforeAll(async () => {
    target = await throwaway("sqlite");
    const mqttWs = await freePort();
    server = await startServer({
      DATABASE_URL: target.url,
      TRUST_PROXY: "1",
      ALLOWED_HOSTS: `${HOST},127.0.0.1`,
      PUBLIC_URL: `https://${HOST}`,
      PUBLIC_API: "1",
      MQTT: "1",
      MQTT_WS_PORT: String(mqttWs),
    });
    database = open(target.url);
    ports = { https: await freePort(), http: await freePort(), server: server.port, mqttWs };
    nginx = startNginx(folder, ports);
    if (
      !(await until(() =>
        ask("/healthz").then(
          () => true,
          () => false,
        ),
      ))
    )
      throw new Error(nginx.errors());
  });
  afterAll(async () => {
    await nginx?.kill("SIGTERM");
    await server?.kill("SIGKILL");
    await database?.close();
    await target.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The response, whose body has yet to arrive. */
  async function begin(path: string, headers: Record<string, string> = {}, body?: string): Promise<IncomingMessage> {
    const request = httpsRequest({
      host: "127.0.0.1",
      port: ports.https,
      path,
      method: body === undefined ? "GET" : "POST",
      headers: { Host: HOST, ...headers },
      servername: HOST,
      rejectUnauthorized: false,
    });
    request.end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return response.setEncoding("utf8");
  }
  async function ask(path: string, headers?: Record<string, string>, body?: string) {
    const response = await begin(path, headers, body);
    let text = "";
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode, headers: response.headers, text };
  }
  const newDevice = async (addresses: string[] = []) => {
    const ctx = { database, actor: system("test"), now: Date.now };
    const { id } = await createStation(ctx, { name: "Roof", lat: 1, lon: 2 });
    const { key } = await createKey(ctx, { stationId: id, name: "Pi", addresses });
    return { id, key };
  };

  it("behind nginx, links begin with the site's https address, and plain http redirects there", async () => {
    expect(JSON.parse((await ask("/", { Accept: "application/json" })).text).station).toBe(`https://${HOST}/station/`);
    const plain = await fetch(`http://127.0.0.1:${ports.http}/map?x=1`, { redirect: "manual" });
    expect([plain.status, plain.headers.get("location")]).toEqual([301, "https://127.0.0.1/map?x=1"]);
  });

  it("behind nginx, the login form works, and the session's cookie is for https only", async () => {
    const page = await ask("/api-auth/login/");
    const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const cookie = (page.headers["set-cookie"] ?? []).map((line) => line.split(";", 1)[0]).join("; ");
    const form = new URLSearchParams({ csrfmiddlewaretoken: token, username: "admin", password: ADMIN_PASSWORD });
    const headers = { Cookie: cookie, Origin: `https://${HOST}`, "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await ask("/api-auth/login/", headers, form.toString());
    expect(answer.status).toBe(302);
    const session = answer.headers["set-cookie"]?.find((line) => /sessionid=[^;]/.test(line));
    expect(session).toMatch(/; Secure/i);
  });

  it("behind nginx, the server knows a device's own address, and live changes are not delayed", async () => {
    const { id, key } = await newDevice(["127.0.0.1/32"]);
    const stream = await begin("/api/live", { Accept: "text/event-stream" });
    let seen = "";
    stream.on("data", (chunk: string) => {
      seen += chunk;
    });
    expect(await until(() => seen.includes("event: greeting"))).toBe(true);
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    // An address that the client writes itself is not trusted: the last one is the one that nginx saw.
    const forged = { ...headers, "X-Forwarded-For": "203.0.113.7" };
    expect((await ask("/api/v1/readings", forged, JSON.stringify({ temperature: 20 }))).status).toBe(201);
    expect(await until(() => seen.includes(`"id":${id},`))).toBe(true);
    stream.destroy();
  });

  it("behind nginx, a device reports by MQTT over WebSocket", async () => {
    const { id, key } = await newDevice();
    const url = `wss://127.0.0.1:${ports.https}/mqtt`;
    const client = await mqtt.connectAsync(url, { username: "device", password: key, rejectUnauthorized: false });
    await client.publishAsync(`weather/${id}/readings`, JSON.stringify({ temperature: 21 }), { qos: 1 });
    await client.endAsync();
    expect(await database.prisma.sensorData.count({ where: { stationId: id } })).toBe(1);
  });
});
