import type { UploadServiceName } from "../../../contract/station/upload";
import type { NewMessage } from "../../../db/queries/outbox";
import { MINUTE_MS } from "../../../weather/time/durations";

/** The uploads' channel of the outbox. */
export const CHANNEL = "upload";

/**
 * An attempt counts as lost after this time, as when the process was killed: longer than any service wants between two
 * uploads, so that one whose answer nobody has noted is not repeated too soon.
 */
export const CLAIM_MS = 10 * MINUTE_MS;

/** Has nothing to send in it: that is the weather at the time of the attempt. */
export function messageOf({ id, service }: { id: number; service: UploadServiceName }, dueAt: number): NewMessage {
  return { channel: CHANNEL, key: keyOf(id), target: service, payload: { id }, dueAt };
}

export function keyOf(id: number): string {
  return String(id);
}
