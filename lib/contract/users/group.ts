import { z } from "zod";
import { lineSchema } from "../text";
import { permissionsSchema } from "./permission";

/** A new group of users, who all have its permissions. */
export const newGroupSchema = z.object({
  name: lineSchema().min(1, "This field may not be blank.").max(150),
  permissions: permissionsSchema.default([]),
});

/** Absent fields keep their values. */
export const groupChangeSchema = z.object({
  name: newGroupSchema.shape.name.optional(),
  permissions: newGroupSchema.shape.permissions.unwrap().optional(),
});

export const groupSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** For example "Station.add", in the order of contract/users/permission.ts. */
  permissions: z.array(z.string()),
});
export type GroupItem = z.infer<typeof groupSchema>;
