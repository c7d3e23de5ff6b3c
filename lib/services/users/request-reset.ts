import { z } from "zod";
import { countResetRequest, maySendTo } from "../../auth/reset-limits";
import { resetToken } from "../../auth/reset-token";
import { emailSchema } from "../../contract/user";
import { type UserRow, usersByEmail } from "../../db/statements/logins";
import { log } from "../../log";
import { type Mail, sendMail } from "../../mail";
import type { Context } from "../context";
import { parse } from "../parse";

const inputSchema = z.object({ email: emailSchema });

interface Input {
  email: string;
  /** Of the client. */
  address: string;
  /** What the links begin with. Whoever asks must not choose it. */
  origin: string;
}

/**
 * Mails each active user of this mail address a link to choose a new password by. Beside the request: neither the
 * answer nor its time tells whether there is anybody.
 * @throws AppError invalid, or too_many
 */
export async function requestPasswordReset(ctx: Context, { address, origin, ...input }: Input): Promise<void> {
  const { email } = parse(inputSchema, input);
  await countResetRequest(address);
  sendLinks(ctx, email, origin).catch((error: unknown) => log.error({ err: error }, "a password reset failed"));
}

async function sendLinks({ database, now }: Context, email: string, origin: string): Promise<void> {
  const users = await usersByEmail(database.read, email);
  if (users.length === 0 || !(await maySendTo(email))) return;
  for (const user of users) {
    const link = `${origin}/admin/reset/${await resetToken(database, user, now())}/`;
    sendMail(mailTo(user, link, new URL(origin).host));
  }
}

/** In Django's words. To the address that we know, not the one that was typed. */
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
