import { expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { ADMIN_PASSWORD, onServer } from "../../support/server";
import { Browser } from "../support/browser";

onServer("the admin's front page", (fixture) => {
  it("the admin's front page reports a station whose latest reading is in the future, with a link to it", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Attic", lat: 1, lon: 2 });
    await fixture.database.prisma.station.update({
      where: { id },
      data: { timestamp: new Date(Date.UTC(2100, 0, 1)) },
    });
    const browser = new Browser(fixture.server);
    await browser.logIn("admin", ADMIN_PASSWORD, "/admin/", "/admin/login/");
    const { status, html } = await browser.get("/admin/");
    expect(status).toBe(200);
    expect(html).toContain("1 station has a latest reading in the future: the clock was ahead, or is behind now.");
    expect(html).toMatch(new RegExp(`href="/admin/station/${id}/change/?"[^>]*>Attic</a>`));
  });
});
