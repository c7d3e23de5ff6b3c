import type { Values } from "../../lib/weather/metrics";
import type { Actuator } from "../actuators/actuator";
import { type Mailer, openMailer } from "../actuators/mailer";
import type { Board } from "../board";
import type { Config } from "../config/load";
import type { Log } from "../log";
import type { AgentEvent } from "../queue/events";

type Setup = Pick<Config, "actuators" | "mail">;

interface Around {
  board: Board;
  emit: (event: AgentEvent) => void;
  log: Log;
}

/** The opened actuators. The failure of one is reported and does not affect the others. */
export class Actuators {
  private constructor(
    private readonly opened: readonly { name: string; actuator: Actuator }[],
    private readonly mailer: Mailer | undefined,
    private readonly fault: (actuator: string, message: string) => void,
  ) {}

  static async open({ actuators: setups, mail }: Setup, { board, emit, log }: Around): Promise<Actuators> {
    const fault = (sensor: string, message: string) => {
      log.warn("an actuator failed", { actuator: sensor, message });
      emit({ type: "sensor_fault", message, data: { sensor } });
    };
    const mailer = mail && openMailer(mail, (message) => fault("mail", message));
    const opened: { name: string; actuator: Actuator }[] = [];
    for (const { driver, options } of setups) {
      const { name } = driver;
      try {
        const surroundings = { board, emit, mail: mailer?.send, fault: (message: string) => fault(name, message) };
        opened.push({ name, actuator: await driver.open(options, surroundings) });
      } catch (error) {
        fault(name, messageOf(error));
      }
    }
    return new Actuators(opened, mailer, fault);
  }

  async onReading(values: Values): Promise<void> {
    await Promise.all(
      this.opened.map(async ({ name, actuator }) => {
        await actuator.onReading?.(values).catch((error: unknown) => this.fault(name, messageOf(error)));
      }),
    );
  }

  /** Switches the first light; undefined if there is none. */
  switchLight(on: boolean | null): Promise<boolean> | undefined {
    return this.#light()?.switchLight?.(on);
  }

  /** null if there is no light. */
  isLightOn(): boolean | null {
    return this.#light()?.isOn?.() ?? null;
  }

  async close(): Promise<void> {
    this.mailer?.close();
    await Promise.all(this.opened.map(({ actuator }) => actuator.close()));
  }

  #light(): Actuator | undefined {
    return this.opened.find(({ actuator }) => actuator.switchLight)?.actuator;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
