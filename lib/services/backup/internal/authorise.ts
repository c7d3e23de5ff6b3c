import { AppError } from "../../../errors";
import type { Context } from "../../context";

/** A backup contains everything, including password hashes. */
export function authoriseEverything({ actor }: Context): void {
  if (actor.kind === "system" || (actor.kind === "user" && actor.isSuperuser)) return;
  throw new AppError("forbidden", "You do not have permission to perform this action.");
}
