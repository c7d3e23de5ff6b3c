import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { onEachServer } from "../support/server";
import { faults } from "./client";
import { CITY, createStaff, postStation } from "./station-client";

onEachServer("What POST /station/ takes", (bench) => {
  beforeAll(() => createStaff(bench));

  const fields = (overrides: Record<string, unknown>) => JSON.stringify({ ...CITY, ...overrides });
  const post = (body: NonNullable<RequestInit["body"]>, headers = {}) => postStation(bench.server, body, headers);

  describe("refuses fields", () => {
    const REQUIRED = "This field is required.";
    const NUMBER = "A valid number is required.";

    it.each<[string, Record<string, unknown>, Record<string, string[]>]>([
      [
        "that are null",
        { name: null, lat: null },
        { name: ["This field may not be null."], lat: ["This field may not be null."] },
      ],
      [
        "that are blank",
        { name: " ", lon: "" },
        { name: ["This field may not be blank."], lon: ["This field may not be blank."] },
      ],
      [
        "of other types",
        { name: true, timestamp: [], temperature: {}, lat: false },
        {
          name: ["Not a valid string."],
          timestamp: ["Not a valid string."],
          temperature: ["Not a valid string."],
          lat: ["Not a valid string."],
        },
      ],
      [
        "that are no numbers",
        { temperature: "warm", lat: "30,7", lon: "0x10" },
        { temperature: [NUMBER], lat: [NUMBER], lon: [NUMBER] },
      ],
      [
        "that are no finite numbers",
        { temperature: "NaN", lat: "Infinity", lon: "1e400" },
        { temperature: [NUMBER], lat: [NUMBER], lon: [NUMBER] },
      ],
      ["with a NUL", { name: "a\0b" }, { name: ["Null characters are not allowed."] }],
      [
        "that are too long",
        { name: "x".repeat(101) },
        { name: ["Ensure this field has no more than 100 characters."] },
      ],
      [
        "out of range",
        { temperature: 468, lat: 90.1, lon: -180.1 },
        {
          temperature: ["Ensure this value is less than or equal to 60."],
          lat: ["Ensure this value is less than or equal to 90."],
          lon: ["Ensure this value is greater than or equal to -180."],
        },
      ],
      [
        "with a time that is none",
        { timestamp: "yesterday" },
        { timestamp: [expect.stringContaining("ISO 8601") as unknown as string] },
      ],
      [
        "with a time without an offset",
        { timestamp: "2026-01-01T00:00:00" },
        { timestamp: [expect.stringContaining("offset") as unknown as string] },
      ],
      ["with a time to come", { timestamp: "4102444800" }, { timestamp: ["This time is in the future."] }],
    ])("%s, each by its name, and adds nothing", async (_title, overrides, errors) => {
      const before = await bench.database.prisma.station.count();
      const response = await post(fields(overrides));
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual(errors);
      expect(await bench.database.prisma.station.count()).toBe(before);
    });

    it.each(["", "{}", '{"nonsense":1}'])("that are missing, all in one answer: %j", async (body) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        name: [REQUIRED],
        timestamp: [REQUIRED],
        temperature: [REQUIRED],
        lat: [REQUIRED],
        lon: [REQUIRED],
      });
    });

    it("of a form that are missing or blank", async () => {
      const response = await post(new URLSearchParams({ name: "", lat: "x" }), {
        "Content-Type": "application/x-www-form-urlencoded",
      });
      expect(await response.json()).toMatchObject({
        name: ["This field may not be blank."],
        lat: [NUMBER],
        lon: [REQUIRED],
      });
    });
  });

  describe("refuses bodies", () => {
    it.each<[string, string | Uint8Array<ArrayBuffer>, unknown]>([
      ["that are broken", "{", { detail: expect.stringMatching(/^JSON parse error - /) }],
      [
        "with a byte order mark",
        `\uFEFF${JSON.stringify(CITY)}`,
        { detail: expect.stringMatching(/^JSON parse error - /) },
      ],
      ["with NaN", '{"lat":NaN}', { detail: expect.stringMatching(/^JSON parse error - /) }],
      [
        "that are no UTF-8",
        new Uint8Array([0x22, 0xff, 0x22]),
        { detail: expect.stringMatching(/^JSON parse error - /) },
      ],
      ["nested too deep", "[".repeat(60_000), { detail: expect.stringMatching(/^JSON parse error - /) }],
      ["that are a list", "[1]", { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] }],
      ["that are text", '"a"', { non_field_errors: ["Invalid data. Expected a dictionary, but got str."] }],
      ["that are a whole number", "1", { non_field_errors: ["Invalid data. Expected a dictionary, but got int."] }],
      ["that are a number", "1.5", { non_field_errors: ["Invalid data. Expected a dictionary, but got float."] }],
      ["that are a truth value", "true", { non_field_errors: ["Invalid data. Expected a dictionary, but got bool."] }],
      ["that are null", "null", { non_field_errors: ["No data provided"] }],
    ])("%s", async (_title, body, answer) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual(answer);
    });

    it.each(["text/plain", "application/xml", ""])("of the type %j", async (type) => {
      const response = await post(new Blob([JSON.stringify(CITY)]), { "Content-Type": type });
      expect(response.status).toBe(415);
      expect(await response.json()).toEqual({ detail: `Unsupported media type "${type}" in request.` });
    });

    it("that are no multipart", async () => {
      const response = await post("oops", { "Content-Type": "multipart/form-data; boundary=x" });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ detail: expect.stringMatching(/^Multipart form parse error/) });
    });

    it("over 64 kB", async () => {
      expect((await post(fields({ more: "x".repeat(70_000) }))).status).toBe(413);
    });
  });

  describe("takes", () => {
    it.each<[string, Record<string, unknown>, Record<string, string>]>([
      [
        "numbers",
        { name: 7, timestamp: 1393926310, temperature: 28.5, lat: 0, lon: -0.5 },
        { name: "7", timestamp: "1393926310", temperature: "28.5", lat: "0", lon: "-0.5" },
      ],
      [
        "numbers in other notations",
        { temperature: "+2.80e1", lat: "030.50", lon: ".5" },
        { temperature: "28", lat: "30.5", lon: "0.5" },
      ],
      ["ISO times, and gives epoch seconds", { timestamp: "2014-03-04T15:15:10+05:30" }, { timestamp: "1393926310" }],
      ["text with spaces around it", { name: "  Å  b ", lat: " 30.5 " }, { name: "Å  b", lat: "30.5" }],
      ["a hundred characters, each of several bytes", { name: "🌦".repeat(100) }, { name: "🌦".repeat(100) }],
      ["markup and quotes as they are", { name: `<b>"';--` }, { name: `<b>"';--` }],
      [
        "unknown fields, and forgets them",
        { id: 1, url: "http://x/", __proto__: 1, constructor: 2 },
        { name: "CityName" },
      ],
    ])("%s", async (_title, overrides, answer) => {
      const response = await post(fields(overrides));
      expect(response.status).toBe(201);
      const body = await response.json();
      expect(body).toMatchObject(answer);
      expect(Object.keys(body)).toEqual(["url", "name", "timestamp", "temperature", "lat", "lon"]);
      expect(response.headers.get("location")).toBe(body.url);
    });

    it("the same name twice", async () => {
      const [first, second] = [await (await post(fields({}))).json(), await (await post(fields({}))).json()];
      expect(first.url).not.toBe(second.url);
    });
  });

  it("answers any JSON and any bytes, and never with a fault", async () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(CITY), "__proto__"), fc.string());
    const json = fc.oneof(
      fc.json(),
      fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.double())).map((value) => JSON.stringify(value)),
    );
    const bytes = fc.oneof(
      json.map((text) => Buffer.from(text)),
      fc.uint8Array().map((array) => Buffer.from(array)),
    );
    const type = fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    );
    await fc.assert(
      fc.asyncProperty(bytes, type, async (body, chosen) => {
        expect([201, 400]).toContain((await post(new Uint8Array(body), { "Content-Type": chosen })).status);
      }),
      { numRuns: 60 },
    );
    expect(faults(bench.server)).toEqual([]);
  });
});
