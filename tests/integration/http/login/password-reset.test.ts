import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { resetToken } from "@/lib/auth/login/reset-token";
import { type Database, open } from "@/lib/db/client";
import { userById } from "@/lib/db/queries/users/logins";
import { createUser, updateUser } from "@/lib/services/users";
import { openMailbox } from "../../support/mailbox";
import { type RunningServer, startServer } from "../../support/server";
import { type Throwaway, throwaway } from "../../support/throwaway";
import { Browser, hiddenFields } from "../support/browser";
import { faults } from "../support/client";

const RESET = "/admin/password_reset/";
const INVALID =
  "The password reset link was invalid, possibly because it has already been used. Please request a new password reset.";
const PASSWORD = "correct horse";

// The database's part is in tests/integration/services/password-reset.test.ts, for each kind of database; the origin of
// the links is in tests/unit/http/origin.test.ts.
describe("a password reset by mail", () => {
  let mailbox: Awaited<ReturnType<typeof openMailbox>>;
  let target: Throwaway;
  let server: RunningServer;
  let database: Database;
  let visitors = 0;
  beforeAll(async () => {
    mailbox = await openMailbox();
    target = await throwaway("sqlite");
    const mail = { SMTP_URL: mailbox.url, MAIL_FROM: "Weather Station <weather@mail.example>" };
    server = await startServer({ ...mail, TRUST_PROXY: "1", DATABASE_URL: target.url });
    database = open(target.url);
  });
  afterAll(async () => {
    await server?.kill("SIGKILL");
    await database?.close();
    await target.drop();
    await mailbox.close();
  });

  const ctx = () => ({ database, actor: system("test"), now: Date.now });
  async function newUser(rest: Partial<Parameters<typeof createUser>[1]> = {}) {
    const username = `user-${randomUUID()}`;
    const email = `${username}@mail.example`;
    const { id } = await createUser(ctx(), { username, email, password: PASSWORD, isStaff: true, ...rest });
    return { id, username, email };
  }
  /** A client with its own address, as resets are counted by address. */
  const visitor = () => new Browser(server, { "X-Forwarded-For": `10.3.${++visitors >> 8}.${visitors & 255}` });
  async function ask(email: string, browser = visitor()) {
    const { html } = await browser.get(RESET);
    return browser.post(RESET, { ...hiddenFields(html), email });
  }
  const mailTo = (email: string) => mailbox.mails.filter(({ to }) => to.includes(email));
  async function linkFor(email: string): Promise<string> {
    await ask(email);
    await expect.poll(() => mailTo(email).length).toBe(1);
    const [, path = ""] = /http:\/\/127\.0\.0\.1:\d+(\/admin\/reset\/\S+)/.exec(mailTo(email)[0]?.text ?? "") ?? [];
    return path;
  }
  const choose = (link: string, new_password1: string, new_password2 = new_password1) =>
    visitor().post(link, { new_password1, new_password2 });

  it("the login pages offer a password reset", async () => {
    const { html } = await visitor().get("/admin/login/");
    expect(html).toContain(`href="${RESET}"`);
    expect(html).not.toContain("npm run manage");
  });

  it("a password reset mails a link with which a new password is set once", async () => {
    const { id, username, email } = await newUser();
    const session = visitor();
    await session.logIn(username, PASSWORD);
    const link = await linkFor(email);
    const [mail] = mailTo(email);
    expect(mail).toMatchObject({ from: "weather@mail.example", to: [email] });
    expect(mail?.text).toContain(`Subject: Password reset on 127.0.0.1:${server.port}`);
    expect(mail?.text).toContain(`you are: ${username}`);
    const form = await visitor().get(link);
    expect([form.status, form.headers.get("referrer-policy")]).toEqual([200, "same-origin"]);
    expect(form.html).toContain("Enter new password");
    const mismatch = await choose(link, "another horse", "another mouse");
    expect([mismatch.status, mismatch.html.includes("The two password fields didn’t match.")]).toEqual([400, true]);
    const { status, headers } = await choose(link, "another horse");
    expect([status, headers.get("location")]).toEqual([302, "/admin/reset/done/"]);
    expect((await visitor().get("/admin/reset/done/")).html).toContain("Password reset complete");
    expect((await session.get("/station/")).status).toBe(401);
    expect((await visitor().logIn(username, "another horse")).status).toBe(302);
    for (const again of [await visitor().get(link), await choose(link, "a third horse")]) {
      expect([again.status, again.html.includes(INVALID)]).toEqual([400, true]);
    }
    const entries = await database.prisma.logEntry.findMany({ where: { model: "User", userId: id, action: "change" } });
    const reason = expect.stringMatching(/^By the link of a mail, from [\d.]+\.$/);
    expect(entries).toMatchObject([{ actor: username, changes: { password: [null, "changed"] }, reason }]);
    // The log also contains who requested the reset, and who used the link again.
    const others = () => database.prisma.logEntry.findMany({ where: { action: { contains: "reset" } } });
    await expect.poll(others).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          action: "reset asked",
          objectId: String(id),
          objectLabel: username,
        }),
        expect.objectContaining({ action: "refused reset", objectId: "", objectLabel: "unknown link" }),
      ]),
    );
  });

  it("a password reset gives all callers the same answer, and mails active users only, a few times an hour", async () => {
    const inactive = await newUser({ isActive: false });
    const { email } = await newUser();
    for (const asked of ["nobody@mail.example", inactive.email, ...Array<string>(5).fill(email)]) {
      const { status, headers } = await ask(asked);
      expect([status, headers.get("location")]).toEqual([302, `${RESET}done/`]);
    }
    expect((await visitor().get(`${RESET}done/`)).html).toContain("Password reset sent");
    const last = await newUser();
    await linkFor(last.email);
    await expect.poll(() => mailTo(email).length).toBe(3);
    expect(mailbox.mails.flatMap(({ to }) => to)).not.toContain(inactive.email);
    expect(mailbox.mails.flatMap(({ to }) => to)).not.toContain("nobody@mail.example");
  });

  it("a password reset requires a valid address and a form of this site, and is limited", async () => {
    const wrong = await ask("nobody");
    expect([wrong.status, wrong.html.includes("Enter a valid email address.")]).toEqual([400, true]);
    expect((await visitor().post(RESET, { email: "nobody@mail.example" })).status).toBe(403);
    const browser = visitor();
    const begun = Date.now();
    for (let i = 0; i < 10; i++) expect((await ask(`nobody${i}@mail.example`, browser)).status).toBe(302);
    const refused = await ask("nobody@mail.example", browser);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(refused.status).toBe(429);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(seconds).toBeGreaterThanOrEqual(3600 - Math.ceil((Date.now() - begun) / 1000));
    expect(refused.html).toContain(`Expected available in ${Math.ceil(seconds / 60)} minutes.`);
  });

  it("a reset link that has expired, was forged, or precedes a change of the user is refused", async () => {
    const { id, email } = await newUser();
    const other = await newUser();
    const tokenOf = async (userId: number, now = Date.now()) => {
      const user = await userById(database.read, userId);
      if (!user) throw new Error("no such user");
      return resetToken(database, user, now);
    };
    const good = await tokenOf(id);
    const statusOf = async (token: string) => (await visitor().get(`/admin/reset/${token}/`)).status;
    expect(await statusOf(good)).toBe(200);
    const [, expiry = "", signature = ""] = good.split(".");
    for (const bad of [
      await tokenOf(id, Date.now() - 3_600_001),
      `${other.id.toString(36)}.${expiry}.${signature}`,
      `${id.toString(36)}.${(Number.parseInt(expiry, 36) + 1).toString(36)}.${signature}`,
      `${good}x`,
      "zzzzzzzz.zzzzzzzzzzz.",
      "%00",
    ]) {
      expect([bad, await statusOf(bad)]).toEqual([bad, 400]);
    }
    await updateUser(ctx(), { id, email: `new-${email}` });
    expect(await statusOf(good)).toBe(400);
    const late = await tokenOf(other.id);
    await updateUser(ctx(), { id: other.id, isActive: false });
    expect(await statusOf(late)).toBe(400);
  });

  it("a password reset leaves no error and no link in the log", () => {
    expect(faults(server)).toEqual([]);
    expect(server.output()).not.toContain("/admin/reset/");
  });
});
