import { z } from "zod";

/** Django's rule for user names. */
export const usernameSchema = z
  .string()
  .trim()
  .min(1, "This field may not be blank.")
  .max(150)
  .regex(/^[\p{L}\p{N}_.@+-]+$/u, "Letters, digits and @ . + - _ only.");

export const passwordSchema = z
  .string()
  .min(8, "This password is too short: it needs at least 8 characters.")
  .max(1024)
  .refine((password) => !/^\d+$/.test(password), { error: "This password is entirely numeric." });

export const newUserSchema = z.object({
  username: usernameSchema,
  password: passwordSchema,
  email: z.union([z.literal(""), z.email().max(254)]).default(""),
  isStaff: z.boolean().default(false),
  isSuperuser: z.boolean().default(false),
});
