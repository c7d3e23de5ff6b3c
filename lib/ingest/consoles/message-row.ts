import { hashKey } from "../../auth/device-key";
import type { ConsoleMessage } from "../../contract/device/console";
import { shownLine } from "../../contract/text";
import type { Interpreted } from "./interpret";
import type { Message, Reply } from "./message";
import { redacted } from "./redact";

/** Characters that the columns hold. */
const MODEL = 64;
const ADDRESS = 64;
const ANSWER = 500;
const NOTES = 1000;

/** A message as it is kept: without its secrets, and with the hash of what its sender says of itself. */
export function messageOf(
  message: Message,
  { kind, model, credentials }: Interpreted,
  { stationId, time, reply, notes }: { stationId: number | null; time: number; reply: Reply; notes: readonly string[] },
): ConsoleMessage {
  const { key, identifier } = credentials;
  return {
    stationId,
    time,
    kind,
    model: shownLine(model, MODEL),
    address: shownLine(message.address, ADDRESS),
    // With a wrong key the owner has to correct that.
    identifier: stationId === null && key === undefined && identifier !== undefined ? hashKey(identifier.trim()) : "",
    request: redacted(message),
    status: reply.status,
    answer: shownLine(reply.body.trim(), ANSWER),
    notes: shownLine(notes.join(" "), NOTES),
  };
}
