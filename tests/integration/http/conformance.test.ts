import { beforeAll, describe, expect, it } from "vitest";
import { onEachServer } from "../support/server";
import { faults } from "./client";
import { better } from "./conformance/better";
import { bodies } from "./conformance/bodies";
import { fields } from "./conformance/fields";
import { login } from "./conformance/login";
import { negotiation, order } from "./conformance/negotiation";
import { pages } from "./conformance/pages";
import { people } from "./conformance/people";
import { holds, type Row } from "./conformance/row";
import { sensorData } from "./conformance/sensor-data";
import { everywhere, smallPrint, unknown } from "./conformance/small-print";
import { statuses } from "./conformance/statuses";
import { suffixes } from "./conformance/suffixes";
import { temperatureData } from "./conformance/temperature-data";
import { v1Readings } from "./conformance/v1-readings";
import { v1Stations } from "./conformance/v1-stations";
import { views } from "./conformance/views";
import { makeWorld } from "./conformance/world";

const TABLES: Record<string, Row[]> = {
  Negotiation: negotiation,
  "Order of checks": order,
  Login: login,
  Bodies: bodies,
  Fields: fields,
  Pages: pages,
  "Status codes": statuses,
  "Format suffixes": suffixes,
  "Small print": smallPrint,
  "Better on purpose": better,
  "Headers everywhere": everywhere,
  "Root, /current/ and /home/": views,
  "/temperature-data/": temperatureData,
  "/sensor-data/": sensorData,
  "/users/ and /groups/": people,
  "Stations of /api/v1": v1Stations,
  "Readings of /api/v1": v1Readings,
  "What is unknown": unknown,
};

onEachServer("The REST API", (fixture) => {
  beforeAll(() => makeWorld(fixture));

  describe.each(Object.entries(TABLES))("%s", (_title, rows) => {
    it.each(rows.map((row) => [row.fact, row] as const))("%s", (_fact, row) => holds(fixture, row));
  });

  it("has met no fault of its own meanwhile", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
