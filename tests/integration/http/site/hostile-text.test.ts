import { expect, it } from "vitest";
import { ADMIN_PASSWORD, onEachServer } from "../../support/server";
import { newStation, READINGS } from "../support/client";

const AUTHORIZATION = `Basic ${btoa(`admin:${ADMIN_PASSWORD}`)}`;
const HOSTILE = ["\u001b]0;x\u0007", "a\r\nb", "a\u202eb", "\u200b\u200b", "\u3164"];

onEachServer("names that are not one line of text", (fixture) => {
  it.each([
    ["/station/", { timestamp: "1393926310", temperature: "1", lat: "1", lon: "2" }, "name"],
    ["/groups/", {}, "name"],
  ])("a name that is not one line of text is refused by POST %s with the field's name", async (path, rest, field) => {
    for (const name of HOSTILE) {
      const response = await fixture.server.fetch(path, {
        method: "POST",
        headers: { Authorization: AUTHORIZATION, "Content-Type": "application/json" },
        body: JSON.stringify({ ...rest, [field]: name }),
      });
      expect(response.status, JSON.stringify(name)).toBe(400);
      expect(await response.json()).toHaveProperty(field);
    }
  });

  it("an event with text that is not one line is refused", async () => {
    const { device } = await newStation(fixture);
    const events = ["\u001b]0;x\u0007", "a\u202eb"].map((message, i) => ({ id: `e${i}`, type: "started", message }));
    const response = await fixture.server.fetch(READINGS.replace("readings", "events"), {
      method: "POST",
      headers: { ...device, "Content-Type": "application/json" },
      body: JSON.stringify(events),
    });
    expect(await response.json()).toMatchObject({ stored: 0, refused: 2 });
  });

  it("text is stored in Unicode normal form, and image resizing is disabled", async () => {
    const response = await fixture.server.fetch("/station/", {
      method: "POST",
      headers: { Authorization: AUTHORIZATION, "Content-Type": "application/json" },
      body: JSON.stringify({ name: "Cafe\u0301", timestamp: "1393926310", temperature: "1", lat: "1", lon: "2" }),
    });
    expect(await response.json()).toMatchObject({ name: "Café" });
    const image = await fixture.server.fetch("/_next/image?url=%2Fscreenshots%2Fmap.png&w=640&q=75");
    expect(image.status).toBe(404);
  });
});
