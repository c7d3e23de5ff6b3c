import { z } from "zod";

/** The models that staff may be let at, and what may be done to their records. */
const MODELS = ["Station", "SensorData", "TemperatureData", "DeviceKey", "User", "Group", "LogEntry"] as const;
export const ACTIONS = ["view", "add", "change", "delete"] as const;

/** Every permission there is, as "Station.add". */
export const PERMISSIONS = MODELS.flatMap((model) => ACTIONS.map((action) => `${model}.${action}` as const));

export const permissionSchema = z.enum(PERMISSIONS, { error: "There is no such permission." });
export type Permission = z.infer<typeof permissionSchema>;

/** The two columns of a permission. */
export function partsOf(permission: Permission): { model: string; action: string } {
  const [model = "", action = ""] = permission.split(".");
  return { model, action };
}
