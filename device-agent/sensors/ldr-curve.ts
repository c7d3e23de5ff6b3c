/** A capacitor that is charged through a light-dependent resistor until a line reads high. */
export interface ChargeCircuit {
  /** Farads. */
  c: number;
  /** Volts at which the line begins to read high, and of the supply. */
  vth: number;
  vcc: number;
}

/** Ohms by t = -R C ln(1 - Vth/Vcc): more light, less resistance, a shorter time. */
export function resistanceOf(seconds: number, { c, vth, vcc }: ChargeCircuit): number {
  return -seconds / (c * Math.log(1 - vth / vcc));
}

/** Seconds, the inverse. */
export function chargeTimeOf(ohms: number, { c, vth, vcc }: ChargeCircuit): number {
  return -ohms * c * Math.log(1 - vth / vcc);
}

/** The sensor's straight line in a log-log diagram. */
export interface Curve {
  /** Ohms at 10 lux. */
  r10: number;
  gamma: number;
}

/** Lux by R = R10 (10 lux / E)^γ. */
export function luxOf(ohms: number, { r10, gamma }: Curve): number {
  return 10 * (r10 / ohms) ** (1 / gamma);
}

/** Ohms, the inverse. */
export function ldrResistanceAt(lux: number, { r10, gamma }: Curve): number {
  return r10 * (10 / lux) ** gamma;
}
