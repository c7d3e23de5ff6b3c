import { AppError } from "../errors";
import { ADMINS } from "./generated/models";
import type { ModelAdmin } from "./model/model";

/** Every model of the admin, by its path: one file of lib/admin/models each. */
const byPath: ReadonlyMap<string, ModelAdmin> = new Map(ADMINS.map((admin) => [pathOf(admin.model), admin]));

export const admins: readonly ModelAdmin[] = ADMINS;

/** @throws AppError not_found */
export function adminAt(path: string): ModelAdmin {
  const admin = byPath.get(path);
  if (!admin) throw new AppError("not_found", `There is no model ${path} in the admin.`);
  return admin;
}

/** The admin of a model, if it has one. */
export function adminOf(model: string): ModelAdmin | undefined {
  return byPath.get(pathOf(model));
}

/** The URL of a record's form. A key is one segment, whatever it contains. */
export function changeHref(model: string, key: string): string {
  return `/admin/${pathOf(model)}/${encodeURIComponent(key).replaceAll("%3A", ":")}/change/`;
}

/** SensorData → sensor-data */
export function pathOf(model: string): string {
  return model.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}
