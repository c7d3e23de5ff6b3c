import type { ActuatorDriver } from "./actuator";
import { blink } from "./blink";
import { followLight } from "./follow-light";
import { followSwitch } from "./follow-switch";
import { switchDriver } from "./switch";

/** All kinds of actuators. */
export const ACTUATOR_DRIVERS: readonly ActuatorDriver[] = [followLight, followSwitch, blink, switchDriver];
