import { z } from "zod";
import { lineSchema } from "../gpio/line";
import type { ActuatorDriver } from "./actuator";
import { lightShape, openLight } from "./light";
import { buttonShape, openButton } from "./push-button";

const schema = z
  .strictObject({ ...lightShape, switch_line: lineSchema, ...buttonShape })
  .refine(({ line, switch_line }) => line !== switch_line, {
    path: ["switch_line"],
    error: "This is the light's line.",
  });

/** An LED or relay that each press of a push-button turns on or off. */
export const followSwitch: ActuatorDriver<z.output<typeof schema>> = {
  name: "follow-switch",
  schema,
  async open(options, surroundings) {
    const { switch_line, line, active_low, ...wiring } = options;
    const light = await openLight({ line, active_low }, surroundings);
    /** What the switch last made of it, for when the server gives it back. */
    let bySwitch = false;
    const press = (pressed: boolean) => {
      if (!pressed) return;
      const message = `Switch at GPIO ${switch_line} pressed.`;
      surroundings.emit({ type: "switch_pressed", message, data: { line: switch_line } });
      bySwitch = !light.isOn();
      void light.set(bySwitch, "switch");
    };
    try {
      const button = await openButton({ line: switch_line, ...wiring }, surroundings.board, press);
      return {
        switchLight: (on) => (on === null ? light.set(bySwitch, "switch") : light.set(on, "server")),
        isOn: light.isOn,
        async close() {
          await button.close();
          await light.close();
        },
      };
    } catch (error) {
      await light.close();
      throw error;
    }
  },
};
