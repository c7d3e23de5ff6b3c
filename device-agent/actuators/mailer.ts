import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/** The section [mail]. */
export const mailSchema = z.strictObject({
  smtp_url: z.url({ protocol: /^smtps?$/, error: "As smtp://USER:PASSWORD@HOST:587, or smtps://." }),
  from: z.email(),
  to: z.union([z.email(), z.array(z.email()).min(1).max(20)]),
});
export type MailOptions = z.output<typeof mailSchema>;

const TIMEOUT_MS = 20_000;
/** Pauses after failures, ms. */
const PAUSES = [10_000, 60_000, 300_000];
/** Limit of waiting mails: a faulty contact that never rests must not fill the memory. */
const WAITING = 20;

export interface Mailer {
  /** Sends in the background. A mail that could not be sent after several tries is reported as a fault. */
  send(subject: string, text: string): void;
  /** Drops all waiting mails. */
  close(): void;
}

/** @param fault called with one sentence for each lost mail */
export function openMailer(options: MailOptions, fault: (message: string) => void, pauses = PAUSES): Mailer {
  const closing = new AbortController();
  let waiting = 0;

  async function deliver(subject: string, text: string): Promise<void> {
    for (let failures = 0; ; failures++) {
      try {
        return await sendOnce(options, subject, text);
      } catch (error) {
        const pause = pauses[failures];
        if (pause === undefined) throw error;
        await sleep(pause, undefined, { signal: closing.signal });
      }
    }
  }

  return {
    send(subject, text) {
      if (waiting >= WAITING) return fault(`The mail "${subject}" was not sent: ${WAITING} others still wait.`);
      waiting++;
      deliver(subject, text)
        .catch((error: unknown) => {
          if (!closing.signal.aborted) fault(`The mail "${subject}" could not be sent: ${reasonOf(error)}`);
        })
        .finally(() => waiting--);
    },
    close: () => closing.abort(),
  };
}

async function sendOnce({ smtp_url, from, to }: MailOptions, subject: string, text: string): Promise<void> {
  // Loaded on demand, as most agents never send a mail.
  const { createTransport } = await import("nodemailer");
  const url = new URL(smtp_url);
  const transport = createTransport({
    url: url.href,
    // Sends a password only through an encrypted connection, except to this machine itself.
    requireTLS: url.username !== "" && !LOCAL.test(url.hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await transport.sendMail({ from, to, subject, text });
}

const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/;

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0]?.slice(0, 200) ?? "";
}
