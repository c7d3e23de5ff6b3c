import { UPLOAD_SERVICES, type UploadServiceName } from "../../../contract/station/upload";
import { MINUTE_MS } from "../../../weather/time/durations";

interface Rhythm {
  id: number;
  service: UploadServiceName;
  /** Seconds. */
  interval: number;
}

/** Shorter intervals are counted from the last upload. */
const SPREAD_FROM_MS = 2 * MINUTE_MS;
/** Multiples of the golden ratio are spread evenly, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The time (epoch ms) of the next upload after one at `now`: each has minutes of its own, which are not the first of an
 * interval, when most programs send. Never sooner than the service allows.
 */
export function nextUpload({ id, service, interval }: Rhythm, now: number): number {
  const ms = interval * 1000;
  if (ms < SPREAD_FROM_MS) return now + ms;
  const phase = MINUTE_MS + Math.floor(((id * GOLDEN) % 1) * (ms - MINUTE_MS));
  const next = (Math.floor((now - phase) / ms) + 1) * ms + phase;
  return Math.max(next, soonestUpload(service, now));
}

/** The soonest time (epoch ms) at which the service takes another upload after one at `triedAt`. */
export function soonestUpload(service: UploadServiceName, triedAt: number): number {
  return triedAt + UPLOAD_SERVICES[service].least * 1000;
}
