import { expect, it } from "vitest";
import { kindOf } from "@/lib/server/kinds";

it.each([
  ["GET", "/", "page"],
  ["GET", "/stations/1", "page"],
  ["GET", "/admin/station/", "page"],
  ["GET", "/api/trpc/stations.list,stations.list", "trpc"],
  ["GET", "/api/live", "live"],
  ["GET", "/stations/1/readings.csv", "download"],
  ["GET", "/api/v1/stations/1/readings", "download"],
  ["GET", "/admin/sensor-data/export/", "download"],
  ["POST", "/api/v1/readings", "recording"],
  ["POST", "/station/", "recording"],
  ["PUT", "/station/1/", "recording"],
  ["GET", "/station/", "api"],
  ["GET", "/users/", "api"],
  ["POST", "/station.json", "recording"],
  ["GET", "/station/1.json", "api"],
  ["GET", "/groups.api", "api"],
  ["GET", "/.json", "api"],
  ["GET", "/current.json", "page"],
  ["POST", "/accounts/login/", "api"],
  ["GET", "/healthz", "free"],
  ["GET", "/_next/static/chunks/a.js", "free"],
  ["GET", "/_next/image", "page"],
  ["GET", "/map/3/1/2", "free"],
  ["GET", "/icon.svg", "free"],
  ["GET", "/stations/icon.svg/readings.csv", "download"],
])("the request %s %s is of the kind %s", (method, pathname, kind) => {
  expect(kindOf(method, pathname)).toBe(kind);
});
