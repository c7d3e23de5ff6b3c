import { z } from "zod";
import { lineSchema } from "../gpio/line";
import type { ActuatorDriver } from "./actuator";
import { buttonShape, openButton } from "./push-button";

const schema = z.strictObject({
  line: lineSchema,
  ...buttonShape,
  /** Its name in events and mails. */
  title: z.string().trim().min(1).max(60).default("Switch"),
  /** Whether to report releases, too. */
  report_release: z.boolean().default(false),
  /** Whether to send a mail on each press, by the section [mail]. */
  mail: z.boolean().default(false),
});

/** A push-button or contact whose presses become events and mails. */
export const switchDriver: ActuatorDriver<z.output<typeof schema>> = {
  name: "switch",
  schema,
  async open({ title, report_release, mail, ...wiring }, surroundings) {
    const { line } = wiring;
    if (mail && !surroundings.mail) {
      throw new Error(`The switch at GPIO ${line} has mail = true, but there is no section [mail].`);
    }
    const button = await openButton(wiring, surroundings.board, (pressed) => {
      if (!pressed && !report_release) return;
      const message = `${title} ${pressed ? "pressed" : "released"}.`;
      surroundings.emit({ type: pressed ? "switch_pressed" : "switch_released", message, data: { line } });
      if (pressed && mail) {
        const time = new Date(surroundings.board.now()).toISOString();
        surroundings.mail?.(message, `${title} at GPIO ${line} was pressed at ${time}.`);
      }
    });
    return { close: button.close };
  },
};
