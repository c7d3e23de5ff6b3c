import { env } from "./env";
import { log } from "./log";
import { processSingleton } from "./process-singleton";

const TIMEOUT_MS = 20_000;

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Is a mail server configured? Without one, features that need mail are not offered. */
export function canMail(): boolean {
  return env.SMTP_URL !== undefined;
}

/** Sends a mail in the background, so that the response time does not reveal whether there was one to send. */
export function sendMail(mail: Mail): void {
  transport()
    .then((server) => server.sendMail({ ...mail, from: env.MAIL_FROM }))
    .then(() => log.info({ subject: mail.subject }, "mail sent"))
    .catch((error: unknown) => log.error({ err: error, subject: mail.subject }, "a mail could not be sent"));
}

/** Loads its library with the first mail: most servers send none, and no command does. */
async function transport() {
  const { createTransport } = await import("nodemailer");
  return processSingleton("mail-transport", () => {
    const url = new URL(env.SMTP_URL ?? "");
    return createTransport({
      url: url.href,
      // A password is sent over an encrypted connection only, except to this machine, where there is no network in
      // between.
      requireTLS: url.username !== "" && !LOCAL.test(url.hostname),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  });
}

const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/;
