import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { describe, expect, it, onTestFinished } from "vitest";
import { mailSchema, openMailer } from "@/device-agent/actuators/mailer";

/** An SMTP server, and the mails that it has received. */
async function smtp(options: SMTPServerOptions = {}) {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return { mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

function open(smtp_url: string, pauses?: number[]) {
  const faults: string[] = [];
  const options = mailSchema.parse({
    smtp_url,
    from: "station@example.org",
    to: ["me@example.org", "you@example.org"],
  });
  const mailer = openMailer(options, (message) => faults.push(message), pauses);
  onTestFinished(() => mailer.close());
  return { mailer, faults };
}

describe("a mail that the agent sends", () => {
  it("the agent's mail reaches all of its recipients", async () => {
    const { mails, url } = await smtp();
    const { mailer, faults } = open(url);
    mailer.send("Door bell pressed.", "At GPIO 22.");
    await expect.poll(() => mails.length).toBe(1);
    expect(mails[0]).toMatch(/^From: station@example.org\r\nTo: me@example.org, you@example.org\r\n/m);
    expect(mails[0]).toMatch(/Subject: Door bell pressed\.\r\n(.*\r\n)*At GPIO 22\./);
    expect(faults).toEqual([]);
  });

  it("the agent's mail is retried, and sent once", async () => {
    let refusals = 2;
    const { mails, url } = await smtp({
      onMailFrom: (_address, _session, done) => done(refusals-- > 0 ? new Error("come back later") : null),
    });
    const { mailer, faults } = open(url, [1, 1, 1]);
    mailer.send("Pressed", "");
    await expect.poll(() => mails.length).toBe(1);
    expect([refusals, faults]).toEqual([-1, []]);
  });

  it("a mail whose last try has failed is reported as a fault, without the password", async () => {
    const { url } = await smtp({ onAuth: (_auth, _session, done) => done(new Error("wrong")), authOptional: false });
    const { mailer, faults } = open(url.replace("smtp://", "smtp://me:s3cret@"), [1]);
    mailer.send("Pressed", "");
    await expect.poll(() => faults.length).toBe(1);
    expect(faults[0]).toMatch(/^The mail "Pressed" could not be sent: Invalid login/);
    expect(faults[0]).not.toContain("s3cret");
  });

  it("the agent's mails do not pile up", () => {
    const { mailer, faults } = open("smtp://127.0.0.1:1", [60_000]);
    for (let count = 0; count < 22; count++) mailer.send(`${count}`, "");
    expect(faults).toEqual(['The mail "20" was not sent: 20 others still wait.', expect.stringContaining('"21"')]);
  });

  it("the agent's mailer requires addresses", () => {
    const fields = { smtp_url: "smtp://127.0.0.1", from: "a@example.org", to: "b@example.org" };
    const pathOf = (more: object) => mailSchema.safeParse({ ...fields, ...more }).error?.issues[0]?.path;
    expect(pathOf({})).toBeUndefined();
    expect(pathOf({ smtp_url: "http://127.0.0.1" })).toEqual(["smtp_url"]);
    expect(pathOf({ from: "nobody" })).toEqual(["from"]);
    expect(pathOf({ to: ["nobody"] })).toEqual(["to", 0]);
  });
});
