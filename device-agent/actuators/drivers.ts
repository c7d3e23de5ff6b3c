import type { ActuatorDriver } from "./actuator";

export const ACTUATOR_DRIVERS: readonly ActuatorDriver[] = [];
