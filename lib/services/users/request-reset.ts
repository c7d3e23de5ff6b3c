import { z } from "zod";
import { noteAttempt } from "../../auth/login/refusals";
import { countResetRequest, maySendTo } from "../../auth/login/reset-limits";
import { resetToken } from "../../auth/login/reset-token";
import { emailSchema } from "../../contract/users/user";
import { type UserRow, usersByEmail } from "../../db/queries/users/logins";
import { log } from "../../log";
import { type Mail, sendMail } from "../../mail";
import type { Context } from "../context";
import { parse } from "../parse";

const inputSchema = z.object({ email: emailSchema });

interface Input {
  email: string;
  /** The client's. */
  address: string;
  /** The start of the links. The requester must not be able to choose it. */
  origin: string;
}

/**
 * Mails a link for choosing a new password to each active user with this mail address. In the background: neither the
 * response nor its timing reveals whether there is such a user.
 * @throws AppError invalid, or too_many
 */
export async function requestPasswordReset(ctx: Context, { address, origin, ...input }: Input): Promise<void> {
  const { email } = parse(inputSchema, input);
  await countResetRequest(address);
  sendLinks(ctx, { email, address, origin }).catch((error: unknown) =>
    log.error({ err: error }, "a password reset failed"),
  );
}

async function sendLinks({ database, now }: Context, { email, address, origin }: Input): Promise<void> {
  const users = await usersByEmail(database.read, email);
  const note = (reason: string, user?: UserRow) =>
    noteAttempt({
      action: "reset asked",
      model: "User",
      objectId: user?.id,
      name: user?.username ?? email,
      way: "password reset",
      address,
      reason,
    });
  if (users.length === 0) return note("No active user has this mail address.");
  if (!(await maySendTo(email))) return note("No more mails are sent to this address for now.");
  for (const user of users) {
    note("A link was sent by mail.", user);
    const link = `${origin}/admin/reset/${await resetToken(database, user, now())}/`;
    sendMail(mailTo(user, link, new URL(origin).host));
  }
}

/** Django's text, sent to the stored address and not the typed one. */
function mailTo({ email, username }: UserRow, link: string, site: string): Mail {
  const text = `You're receiving this email because you requested a password reset for your user account at ${site}.

Please go to the following page within an hour and choose a new password:

${link}

In case you've forgotten, you are: ${username}

If you did not ask for this, ignore it: your password stays as it is.

Thanks for using our site!

The Weather Station at ${site}
`;
  return { to: email, subject: `Password reset on ${site}`, text };
}
