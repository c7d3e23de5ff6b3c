import type { Surroundings } from "../../../../device-agent/actuators/actuator";
import { boardWith } from "./board";

type Event = Parameters<Surroundings["emit"]>[0];

/** A board with lines, and what an actuator told of. */
export function surroundings() {
  const board = boardWith();
  const events: Event[] = [];
  const faults: string[] = [];
  const mails: { subject: string; text: string }[] = [];
  return {
    board,
    lines: board.lines,
    events,
    faults,
    mails,
    emit: (event: Event) => void events.push(event),
    fault: (message: string) => void faults.push(message),
    mail: (subject: string, text: string) => void mails.push({ subject, text }),
  };
}
