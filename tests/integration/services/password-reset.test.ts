import { beforeAll, expect, it } from "vitest";
import { resetToken } from "@/lib/auth/login/reset-token";
import { userById, usersByEmail } from "@/lib/db/queries/users/logins";
import {
  changeOwnPassword,
  changePassword,
  createUser,
  requestPasswordReset,
  resetPassword,
} from "@/lib/services/users";
import { onEachDatabase } from "../support/database";
import { ANYONE } from "./actors";

const PASSWORD = "correct horse";
const twice = (password: string) => ({ newPassword1: password, newPassword2: password });
let users = 0;

onEachDatabase("a new password", (fixture) => {
  const address = `10.4.0.${fixture.dialect === "sqlite" ? 1 : 2}`;
  let id: number;
  let username: string;
  beforeAll(async () => {
    username = `forgetful${++users}`;
    const email = `Forgetful${users}@mail.example`;
    ({ id } = await createUser(fixture.ctx(), { username, email, password: PASSWORD }));
  });
  const userOf = async () => {
    const user = await userById(fixture.database.read, id);
    if (!user) throw new Error("no such user");
    return user;
  };
  const entries = () => fixture.database.prisma.logEntry.findMany({ where: { userId: id }, orderBy: { id: "asc" } });
  const codes = (results: PromiseSettledResult<void>[]) =>
    results.map((result) => (result.status === "rejected" ? result.reason.code : "done")).toSorted();

  it("a password reset works for the owner of the mailbox, in any case of its letters, and for no look-alike", async () => {
    expect(await usersByEmail(fixture.database.read, `FORGETFUL${users}@MAIL.example`)).toMatchObject([{ id }]);
    expect(await usersByEmail(fixture.database.read, `förgetful${users}@mail.example`)).toEqual([]);
  });

  it("a reset link sets one password when it is used twice concurrently", async () => {
    const token = await resetToken(fixture.database, await userOf(), Date.now());
    const ctx = fixture.ctx({ actor: ANYONE });
    const all = ["first horse", "other horse"].map((password) =>
      resetPassword(ctx, { token, address, ...twice(password) }),
    );
    expect(codes(await Promise.allSettled(all))).toEqual(["done", "forbidden"]);
    expect(await entries()).toMatchObject([{ actor: username, changes: { password: [null, "changed"] } }]);
  });

  it("an old password is replaced by one of two concurrent changes", async () => {
    await changePassword(fixture.ctx(), { username, password: PASSWORD });
    const actor = {
      kind: "user",
      id,
      name: username,
      isStaff: false,
      isSuperuser: false,
      permissions: new Set<string>(),
    } as const;
    const change = (password: string) =>
      changeOwnPassword(fixture.ctx({ actor }), { oldPassword: PASSWORD, address, ...twice(password) });
    expect(codes(await Promise.allSettled([change("first horse"), change("other horse")]))).toEqual([
      "done",
      "invalid",
    ]);
    expect(await entries()).toHaveLength(2);
  });

  it("devices, jobs and anonymous callers have no password to change", async () => {
    const input = { oldPassword: PASSWORD, address, ...twice("another horse") };
    await expect(changeOwnPassword(fixture.ctx(), input)).rejects.toMatchObject({ code: "forbidden" });
    const nobody = fixture.ctx({ actor: ANYONE });
    await expect(changeOwnPassword(nobody, input)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("a password reset is requested with a syntactically valid address", async () => {
    const ask = requestPasswordReset(fixture.ctx(), { email: "nobody", address, origin: "http://localhost" });
    await expect(ask).rejects.toMatchObject({ code: "invalid", fields: { email: ["Enter a valid email address."] } });
  });
});
