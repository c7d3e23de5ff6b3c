import { z } from "zod";
import { lineSchema } from "../text";
import { permissionsSchema } from "./permission";

/** What makes a group of users, who all have its permissions. */
export const newGroupSchema = z.object({
  name: lineSchema().min(1, "This field may not be blank.").max(150),
  permissions: permissionsSchema.default([]),
});

/** What is absent stays. */
export const groupChangeSchema = z.object({
  name: newGroupSchema.shape.name.optional(),
  permissions: newGroupSchema.shape.permissions.unwrap().optional(),
});

export const groupSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** As "Station.add", in the order of contract/users/permission.ts. */
  permissions: z.array(z.string()),
});
export type GroupItem = z.infer<typeof groupSchema>;
