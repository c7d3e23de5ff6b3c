export { createPeriodValue } from "./create";
export { recordPeriodValues } from "./record";
export { removePeriodValue } from "./remove";
export { updatePeriodValue } from "./update";
