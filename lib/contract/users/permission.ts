import { z } from "zod";
import { MODELS } from "../generated/models";

/** The actions on a model's records. */
export const ACTIONS = ["view", "add", "change", "delete"] as const;

export type Action = (typeof ACTIONS)[number];

/** All permissions, such as "Station.add", for the models that the admin manages. */
export const PERMISSIONS = MODELS.flatMap((model) => ACTIONS.map((action) => `${model}.${action}` as const));

export const permissionSchema = z.enum(PERMISSIONS, { error: "There is no such permission." });
export type Permission = z.infer<typeof permissionSchema>;

/** A selection of permissions without duplicates, in the order of the list. */
export const permissionsSchema = z
  .array(permissionSchema)
  .transform((given) => PERMISSIONS.filter((permission) => given.includes(permission)));

/** The two columns of a permission. */
export function partsOf(permission: Permission): { model: string; action: string } {
  const [model = "", action = ""] = permission.split(".");
  return { model, action };
}

/** The permissions of these rows, in the order of the list. Rows of models that no longer exist are left out. */
export function known(rows: readonly { model: string; action: string }[]): Permission[] {
  const held = new Set(rows.map(({ model, action }) => `${model}.${action}`));
  return PERMISSIONS.filter((permission) => held.has(permission));
}
