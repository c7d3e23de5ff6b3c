import { beforeAll, describe, expect, it } from "vitest";
import { onEachServer } from "../../support/server";
import { faults } from "../support/client";
import { better } from "./facts/better";
import { bodies } from "./facts/bodies";
import { fields } from "./facts/fields";
import { login } from "./facts/login";
import { negotiation, order } from "./facts/negotiation";
import { pages } from "./facts/pages";
import { people } from "./facts/people";
import { sensorData } from "./facts/sensor-data";
import { everywhere, smallPrint, unknown } from "./facts/small-print";
import { statuses } from "./facts/statuses";
import { suffixes } from "./facts/suffixes";
import { temperatureData } from "./facts/temperature-data";
import { v1Readings } from "./facts/v1-readings";
import { v1Stations } from "./facts/v1-stations";
import { views } from "./facts/views";
import { holds, type Row } from "./row";
import { makeWorld } from "./world";

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

onEachServer("the REST API", (fixture) => {
  beforeAll(() => makeWorld(fixture));

  describe.each(Object.entries(TABLES))("facts of the REST API: %s", (_title, rows) => {
    it.each(rows.map((row) => [row.fact, row] as const))("the REST API has documented facts: %s", (_fact, row) =>
      holds(fixture, row),
    );
  });

  it("the REST API has answered all documented requests without a server error", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
