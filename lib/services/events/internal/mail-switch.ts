import { RateLimiterMemory } from "rate-limiter-flexible";
import type { EventRow } from "../../../db/queries/devices/events";
import { env } from "../../../env";
import { formatTime, zoneName } from "../../../format/time";
import { log } from "../../../log";
import { canMail, type Mail, sendMail } from "../../../mail";
import { processSingleton } from "../../../process-singleton";
import type { Context } from "../../context";

const MINUTE_S = 60;

const limiter = () => processSingleton("switch-mails", () => new RateLimiterMemory({ points: 1, duration: MINUTE_S }));

/**
 * Mails the owners of stations whose switch was pressed, if mail is configured and the owner has an address: at most
 * one per station and minute. Never rejects, so callers need not await it.
 */
export async function mailSwitches(ctx: Context, events: readonly EventRow[]): Promise<void> {
  const pressed = new Map(events.filter(({ type }) => type === "switch_pressed").map((row) => [row.stationId, row]));
  if (pressed.size === 0 || !canMail()) return;
  try {
    const stations = await ctx.database.prisma.station.findMany({
      where: { id: { in: [...pressed.keys()] }, owner: { isActive: true, email: { not: "" } } },
      select: { id: true, name: true, timeZone: true, owner: { select: { email: true } } },
    });
    for (const { owner, ...station } of stations) {
      const event = pressed.get(station.id);
      if (owner && event && (await isFirst(station.id))) sendMail(mailTo(owner.email, station, event));
    }
  } catch (error) {
    log.error({ err: error }, "could not send the mails of a switch");
  }
}

async function isFirst(stationId: number): Promise<boolean> {
  return limiter()
    .consume(stationId)
    .then(
      () => true,
      () => false,
    );
}

function mailTo(to: string, station: { id: number; name: string; timeZone: string }, event: EventRow): Mail {
  const page = env.PUBLIC_URL === undefined ? "" : `\n${new URL(`/stations/${station.id}`, env.PUBLIC_URL).href}\n`;
  const { name, timeZone } = station;
  const time = `${formatTime(event.time, "dateTime", "en-GB", timeZone)} ${zoneName(event.time, timeZone)}`;
  const text = `The switch at ${name} was pressed on ${time}.
${event.message === "" ? "" : `\n${event.message}\n`}${page}`;
  // A name may contain a line break, which would end the header.
  return { to, subject: `Switch pressed at ${name}`.replace(/\s+/g, " "), text };
}
