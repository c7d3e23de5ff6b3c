import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

const LOGIN = { user: "weather", pass: "p@ss word" };

/** A mail as it was received, its text decoded. */
export interface Received {
  from: string;
  to: string[];
  text: string;
}

/** A mail server that accepts any login and keeps the mails that it receives. */
export async function openMailbox() {
  const mails: Received[] = [];
  const server = new SMTPServer({
    // Connections within a machine do without TLS.
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      const isGood = username === LOGIN.user && password === LOGIN.pass;
      done(isGood ? null : new Error("Invalid login"), isGood ? { user: username } : undefined);
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const text = unquoted(Buffer.concat(chunks).toString("utf8"));
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://${LOGIN.user}:${encodeURIComponent(LOGIN.pass)}@127.0.0.1:${port}`,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Without the marks of quoted-printable, which breaks a long link over several lines. */
function unquoted(text: string): string {
  return text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
