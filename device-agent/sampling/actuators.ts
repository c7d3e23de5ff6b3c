import type { Values } from "../../lib/weather/metrics";
import type { Actuator } from "../actuators/actuator";
import { type Mailer, openMailer } from "../actuators/mailer";
import type { Board } from "../board";
import type { Config } from "../config/load";
import type { Log } from "../log";
import type { AgentEvent } from "../queue/events";

/** The opened actuators. One that fails is told of, and stops no other. */
export class Actuators {
  private constructor(
    private readonly opened: readonly { name: string; actuator: Actuator }[],
    private readonly fault: (actuator: string, message: string) => void,
    private readonly mailer: Mailer | undefined,
  ) {}

  static async open(
    { actuators, mail }: Pick<Config, "actuators" | "mail">,
    board: Board,
    emit: (event: AgentEvent) => void,
    log: Log,
  ): Promise<Actuators> {
    const fault = (sensor: string, message: string) => {
      log.warn("an actuator failed", { actuator: sensor, message });
      emit({ type: "sensor_fault", message, data: { sensor } });
    };
    const opened: { name: string; actuator: Actuator }[] = [];
    const mailer = mail && openMailer(mail, (message) => fault("mail", message));
    for (const { driver, options } of actuators) {
      const { name } = driver;
      try {
        const surroundings = { board, emit, fault: (message: string) => fault(name, message), mail: mailer?.send };
        opened.push({ name, actuator: await driver.open(options, surroundings) });
      } catch (error) {
        fault(name, messageOf(error));
      }
    }
    return new Actuators(opened, fault, mailer);
  }

  async onReading(values: Values): Promise<void> {
    await Promise.all(
      this.opened.map(async ({ name, actuator }) => {
        await actuator.onReading?.(values).catch((error: unknown) => this.fault(name, messageOf(error)));
      }),
    );
  }

  /** The first that has a light; undefined when none has. */
  switchLight(on: boolean | null): Promise<boolean> | undefined {
    return this.#light()?.switchLight?.(on);
  }

  /** null where there is no light. */
  isLightOn(): boolean | null {
    return this.#light()?.isOn?.() ?? null;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map(({ actuator }) => actuator.close()));
    this.mailer?.close();
  }

  #light(): Actuator | undefined {
    return this.opened.find(({ actuator }) => actuator.switchLight)?.actuator;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
