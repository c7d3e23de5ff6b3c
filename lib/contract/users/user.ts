import { z } from "zod";
import { permissionsSchema } from "./permission";
import { usernameSchema } from "./username";

export const passwordSchema = z
  .string()
  .min(8, "This password is too short: it needs at least 8 characters.")
  .max(1024)
  .refine((password) => !/^\d+$/.test(password), { error: "This password is entirely numeric." });

const filled = z.string().min(1, "This field is required.").max(1024);
const twice = { newPassword1: filled, newPassword2: filled };
/** Compared after both passwords were validated. */
const chosen = { newPassword1: z.string(), newPassword2: passwordSchema };
const MISMATCH = { path: ["newPassword2"], error: "The two password fields didn’t match." };

/** A new password, typed twice. */
export const newPasswordSchema = z
  .object(twice)
  .refine((given) => given.newPassword1 === given.newPassword2, MISMATCH)
  .pipe(z.object(chosen));

/** A new password for a user who must confirm the old one. */
export const ownPasswordSchema = z
  .object({ oldPassword: filled, ...twice })
  .refine((given) => given.newPassword1 === given.newPassword2, MISMATCH)
  .pipe(z.object({ oldPassword: z.string(), ...chosen }));

export const emailSchema = z.email("Enter a valid email address.").max(254);

const accountSchema = z.object({
  username: usernameSchema,
  email: z.union([z.literal(""), z.email().max(254)]),
  isActive: z.boolean(),
  isStaff: z.boolean(),
  isSuperuser: z.boolean(),
  groupIds: z.array(z.int().positive()).transform((ids) => [...new Set(ids)].sort((a, b) => a - b)),
  /** The user's own permissions, without those of the groups. */
  permissions: permissionsSchema,
});

export const newUserSchema = z.object({
  username: usernameSchema,
  password: passwordSchema,
  email: accountSchema.shape.email.default(""),
  isActive: z.boolean().default(true),
  isStaff: z.boolean().default(false),
  isSuperuser: z.boolean().default(false),
  /** By default new staff are members of "Weather staff". */
  groupIds: accountSchema.shape.groupIds.optional(),
  permissions: permissionsSchema.default([]),
});

/** Absent fields keep their values. */
export const userChangeSchema = accountSchema.extend({ password: passwordSchema }).partial();

/** A user as superusers see them. Times are epoch ms. */
export const userSchema = accountSchema.extend({
  id: z.int(),
  permissions: z.array(z.string()),
  createdAt: z.number(),
  passwordChangedAt: z.number(),
  lastLoginAt: z.number().nullable(),
});
export type UserItem = z.output<typeof userSchema>;
