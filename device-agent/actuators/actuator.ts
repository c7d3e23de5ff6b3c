import type { z } from "zod";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { Values } from "../../lib/weather/metrics";
import type { Board } from "../board";

/** What an actuator may use of the agent. */
export interface Surroundings {
  board: Board;
  /** Stores an event and sends it to the server. */
  emit(event: Pick<DeviceEventInput, "type" | "message" | "data">): void;
  /** Reports a lost or failing line, in one sentence for the log; sent as sensor_fault. */
  fault(message: string): void;
  /** Sends a mail in the background. Absent if the config has no section [mail]. */
  mail?: ((subject: string, text: string) => void) | undefined;
}

/** An opened LED, relay, switch or mail. */
export interface Actuator {
  /** Called with every reading; only good values. */
  onReading?(values: Values): Promise<void>;
  /**
   * The server's command "light": on, off, or null for back to automatic. Resolves with whether it is on then.
   * Absent if there is no light to switch.
   */
  switchLight?(on: boolean | null): Promise<boolean>;
  /** Whether its light is on. */
  isOn?(): boolean;
  /** Releases its lines in a safe state. Never rejects. */
  close(): Promise<void>;
}

/** A kind of actuator, one per file of this folder. */
export interface ActuatorDriver<Options = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<Options>;
  open(options: Options, surroundings: Surroundings): Promise<Actuator>;
}
