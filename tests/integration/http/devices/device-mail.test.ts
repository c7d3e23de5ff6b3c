import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { openMailbox } from "../../support/mailbox";
import { type RunningServer, startServer } from "../../support/server";
import { type Throwaway, throwaway } from "../../support/throwaway";
import { bearer, faults, JSON_TYPE } from "../support/client";

const TIME = "2026-01-15T12:00:00Z";

describe("a pressed switch", () => {
  let mailbox: Awaited<ReturnType<typeof openMailbox>>;
  let target: Throwaway;
  let server: RunningServer;
  let database: Database;
  beforeAll(async () => {
    mailbox = await openMailbox();
    target = await throwaway("sqlite");
    const mail = { SMTP_URL: mailbox.url, MAIL_FROM: "Weather Station <weather@mail.example>" };
    server = await startServer({ ...mail, PUBLIC_URL: "https://weather.example.org", DATABASE_URL: target.url });
    database = open(target.url);
  });
  afterAll(async () => {
    await server?.kill("SIGKILL");
    await database?.close();
    await target.drop();
    await mailbox.close();
  });

  const ctx = (actor: Actor = system("test")) => ({ database, actor, now: Date.now });

  /** A station whose owner has this address, and a function that presses its switch. */
  async function newSwitch(name: string, email: string) {
    const owner = await createUser(ctx(), { username: name, password: "correct horse", email });
    const { id } = await createStation(ctx(), { name: `Hut of ${name}`, lat: 52.5, lon: 13.4, ownerId: owner.id });
    const { key } = await createKey(ctx(), { stationId: id, name: "hut" });
    const press = async (event: string) => {
      const response = await server.fetch("/api/v1/events", {
        method: "POST",
        headers: { "Content-Type": JSON_TYPE, ...bearer(key) },
        body: JSON.stringify({ id: event, type: "switch_pressed", time: TIME, message: "Door" }),
      });
      return response.status;
    };
    return { id, press };
  }

  it("a pressed switch is mailed to the station's owner, once a minute, unless they have no address", async () => {
    const [anna, nobody] = [await newSwitch("anna", "anna@mail.example"), await newSwitch("nobody", "")];
    expect(await nobody.press("1")).toBe(201);
    expect([await anna.press("1"), await anna.press("1"), await anna.press("2")]).toEqual([201, 200, 201]);
    const bert = await newSwitch("bert", "bert@mail.example");
    await bert.press("1");
    // When Bert's mail arrives, earlier presses have been processed.
    const to = () => mailbox.mails.flatMap((mail) => mail.to).toSorted();
    await expect.poll(to).toEqual(["anna@mail.example", "bert@mail.example"]);
    const text = mailbox.mails.find((mail) => mail.to.includes("anna@mail.example"))?.text ?? "";
    expect(text).toContain("Subject: Switch pressed at Hut of anna");
    expect(text).toContain("The switch at Hut of anna was pressed on 15 Jan 2026, 13:00 GMT+1.");
    expect(text).toContain("Door");
    expect(text).toContain(`https://weather.example.org/stations/${anna.id}`);
    expect(faults(server)).toEqual([]);
  });
});
