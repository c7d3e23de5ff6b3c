import type { z } from "zod";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { Values } from "../../lib/weather/metrics";
import type { Board } from "../board";

/** What an actuator may do with the rest of the agent. */
export interface Surroundings {
  board: Board;
  /** Stores an event and sends it to the server. */
  emit(event: Pick<DeviceEventInput, "type" | "message" | "data">): void;
  /** Has a line been lost, or does it not obey? One sentence for the log; sent as sensor_fault. */
  fault(message: string): void;
  /** Sends a mail beside whatever goes on. Absent where the config has no section [mail]. */
  mail?: ((subject: string, text: string) => void) | undefined;
}

/** Something that acts: an opened LED, relay, switch or mail. */
export interface Actuator {
  /** Told of every reading that was taken, good values only. */
  onReading?(values: Values): Promise<void>;
  /**
   * The server's command "light": on, off, or (null) back to what it follows. Resolves with whether it is on now.
   * Absent where there is no light to switch.
   */
  switchLight?(on: boolean | null): Promise<boolean>;
  /** Is its light on? */
  isOn?(): boolean;
  /** Leaves its lines in a safe state and lets go of them. Never rejects. */
  close(): Promise<void>;
}

/** A kind of actuator: one file in this folder each. */
export interface ActuatorDriver<Options = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<Options>;
  open(options: Options, surroundings: Surroundings): Promise<Actuator>;
}
