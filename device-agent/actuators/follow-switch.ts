import { z } from "zod";
import { lineSchema } from "../gpio/line";
import type { ActuatorDriver } from "./actuator";
import { lightShape, openLight } from "./light";
import { buttonShape, openButton } from "./push-button";

const schema = z
  .strictObject({ ...lightShape, switch_line: lineSchema, ...buttonShape })
  .refine(({ line, switch_line }) => line !== switch_line, {
    path: ["switch_line"],
    error: "This line is used by the light.",
  });

/** An LED or relay that each press of a push-button toggles. */
export const followSwitch: ActuatorDriver<z.output<typeof schema>> = {
  name: "follow-switch",
  schema,
  async open(options, surroundings) {
    const { switch_line, line, active_low, ...wiring } = options;
    const light = await openLight({ line, active_low }, surroundings);
    /** The state by the switch, to return to from the server's. */
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
