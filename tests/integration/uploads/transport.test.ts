import { afterEach, expect, it } from "vitest";
import { env } from "@/lib/env";
import { registerAccount, upload } from "@/lib/uploads";
import { account, CONDITIONS, NOW } from "../../unit/uploads/services/account";
import { aprsService, closedAddress, httpService, type Reply } from "./services";

const WU = "weatherstation.wunderground.com";
const QUICK = { now: NOW, timeoutMs: 300 };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  env.UPLOAD_ADDRESSES.clear();
  for (const close of closing.splice(0)) await close();
});

async function serving(host: string, ...replies: Reply[]) {
  const service = await httpService(...replies);
  closing.push(service.close);
  env.UPLOAD_ADDRESSES.set(host, service.address);
  return service;
}

it("a request arrives as the service expects it, and its answer is read", async () => {
  const service = await serving(WU, { body: "success\n" });
  expect(await upload("wunderground", account(), CONDITIONS, QUICK)).toEqual({
    is: "ok",
    text: "Status 200: success",
  });
  expect(service.arrived).toMatchObject([
    {
      method: "GET",
      url: "/weatherstation/updateweatherstation.php?ID=IROOF1&PASSWORD=s%26cret&action=updateraw&dateutc=2026-02-03+02%3A34%3A15&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&dailyrainin=0.12&baromin=29.94&solarradiation=695&UV=3&softwaretype=weather-station+1.2.0",
      headers: { "user-agent": "weather-station/1.2.0" },
    },
  ]);
});

it("a secret in an answer is not kept", async () => {
  await serving(WU, { status: 500, body: "cannot read ?PASSWORD=s%26cret or s&cret" });
  const outcome = await upload("wunderground", account(), CONDITIONS, QUICK);
  expect(outcome).toEqual({ is: "again", text: "Status 500: cannot read ?PASSWORD=… or …" });
});

it("redirects are not followed, as they would take the secret along", async () => {
  const other = await serving("other.example", { body: "success" });
  await serving(WU, { status: 302, headers: { location: other.address } });
  expect(await upload("wunderground", account(), CONDITIONS, QUICK)).toEqual({ is: "again", text: "Status 302" });
  expect(other.arrived).toEqual([]);
});

it.each([
  ["that never answers", { hangs: true }, "No answer in 0.3 seconds"],
  ["that cuts the connection", { cuts: true }, /^No connection \(/],
] as const)("a server %s is tried again", async (_what, reply, text) => {
  await serving(WU, reply);
  const outcome = await upload("wunderground", account(), CONDITIONS, QUICK);
  expect(outcome).toEqual({ is: "again", text: expect.stringMatching(text) });
});

it("a server that is not there is tried again, without its address in the answer", async () => {
  env.UPLOAD_ADDRESSES.set(WU, await closedAddress());
  expect(await upload("wunderground", account(), CONDITIONS, QUICK)).toEqual({
    is: "again",
    text: "No connection (ECONNREFUSED)",
  });
});

it("of an endless answer only the beginning is read", async () => {
  await serving(WU, { body: `success ${"x".repeat(5_000_000)}` });
  const outcome = await upload("wunderground", account(), CONDITIONS, { now: NOW });
  expect(outcome?.is).toBe("ok");
  expect(outcome?.text.length).toBeLessThan(250);
});

it("OpenWeatherMap is asked for an account, unless there is one", async () => {
  const service = await serving("api.openweathermap.org", { status: 201, body: '{"ID":"583436dd9643a9000196b8d6"}' });
  expect(await registerAccount("openweathermap", account({ account: "" }), QUICK)).toEqual({
    account: "583436dd9643a9000196b8d6",
  });
  expect(await registerAccount("openweathermap", account(), QUICK)).toBeUndefined();
  expect(await registerAccount("windy", account({ account: "" }), QUICK)).toBeUndefined();
  expect(service.arrived).toMatchObject([
    {
      method: "POST",
      url: "/data/3.0/stations?appid=s%26cret",
      body: '{"external_id":"station-5","name":"Roof","latitude":30.73333,"longitude":76.7795,"altitude":350}',
    },
  ]);
});

const DW = account({ account: "DW1234", secret: "" });

it("CWOP is greeted, logged in to and sent one packet", async () => {
  const service = await aprsService();
  closing.push(service.close);
  env.UPLOAD_ADDRESSES.set("cwop.aprs.net", service.address);
  expect(await upload("cwop", DW, CONDITIONS, { now: NOW })).toEqual({
    is: "ok",
    text: "# logresp DW1234 unverified, server CWOP-3",
  });
  expect(service.conversations).toEqual([
    "user DW1234 pass -1 vers weather-station 1.2.0\r\nDW1234>APRS,TCPIP*:@030234z3044.00N/07646.77E_236/005g008t043r001p012P012b10139h82L695.weather-station\r\n",
  ]);
});

it.each([
  ["that does not know the call sign", "# logresp N0CALL unverified\r\n", "refused"],
  ["that is full", "# Port full. Try again later.\r\n", "again"],
  ["that does not answer the login", undefined, "again"],
])("nothing is sent to an APRS server %s", async (_what, answer, is) => {
  const service = await aprsService(() => answer);
  closing.push(service.close);
  env.UPLOAD_ADDRESSES.set("cwop.aprs.net", service.address);
  expect(await upload("cwop", DW, CONDITIONS, QUICK)).toMatchObject({ is });
  expect(service.conversations).toEqual(["user DW1234 pass -1 vers weather-station 1.2.0\r\n"]);
});

it("an APRS server that is not there is tried again", async () => {
  env.UPLOAD_ADDRESSES.set("cwop.aprs.net", (await closedAddress()).replace("http", "tcp"));
  expect(await upload("cwop", DW, CONDITIONS, QUICK)).toEqual({ is: "again", text: "No connection (ECONNREFUSED)" });
});
