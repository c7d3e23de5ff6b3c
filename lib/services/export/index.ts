export { csvCell, guardFormula, unguardFormula } from "./internal/cell";
export { exportReadings } from "./readings";
