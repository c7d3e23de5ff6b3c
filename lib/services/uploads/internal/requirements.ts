import { AppError, type FieldErrors } from "../../../errors";

export const ALREADY = "The station has an upload to this service and account already.";

/** @throws AppError invalid, where there are any */
export function refuseFaults(faults: FieldErrors): void {
  if (Object.keys(faults).length > 0) throw new AppError("invalid", "The input is not valid.", faults);
}
