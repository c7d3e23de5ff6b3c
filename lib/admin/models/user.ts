import { z } from "zod";
import { PERMISSIONS } from "../../contract/users/permission";
import { newUserSchema, passwordSchema, userChangeSchema } from "../../contract/users/user";
import { USERNAME_TAKEN } from "../../contract/users/username";
import { userByName } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import { endAllSessions } from "../../services/sessions";
import { createUser, getUser, removeUser, updateUser } from "../../services/users";
import { action, create, declare, idOf, update } from "../model/declare";
import { uniqueViolation } from "../parts/unique-violation";

const nameTaken = uniqueViolation("username", USERNAME_TAKEN);

export const admin = declare({
  model: "User",
  group: "Access",
  isForSuperusers: true,
  title: { from: ["username"], of: ({ username }) => String(username) },
  columns: ["username", "email", "isActive", "isStaff", "isSuperuser", "lastLoginAt"],
  editable: ["isActive"],
  search: ["username", "email"],
  filters: ["isActive", "isStaff", "isSuperuser", "lastLoginAt"],
  dateHierarchy: "createdAt",
  ordering: ["username"],
  fieldsets: [
    { fields: ["username", "password", "email"] },
    { title: "Permissions", fields: ["isActive", "isStaff", "isSuperuser", "groupIds", "permissions"] },
    { title: "Dates", fields: ["createdAt", "lastLoginAt", "passwordChangedAt"] },
  ],
  fields: {
    username: { help: "Letters, digits and @ . + - _ only. Capitals make no difference." },
    password: { kind: "secret", help: "At least 8 characters, and not digits alone." },
    email: { kind: "email" },
    isActive: { help: "An inactive user cannot log in. Clear this instead of deleting an account." },
    isStaff: { help: "May use the admin, as far as the groups and permissions allow." },
    isSuperuser: { help: "May do everything." },
    permissions: { kind: "choices", choices: PERMISSIONS, help: "The user’s own, in addition to those of the groups." },
    groupIds: { kind: "relations", label: "Groups", relation: "Group", help: "The user has the permissions of each." },
  },
  actions: [
    action({
      name: "set-password",
      label: "Set password",
      permission: "change",
      isSingle: true,
      schema: z.object({ password: passwordSchema, again: z.string() }),
      fields: {
        password: { kind: "secret", label: "New password", help: "The user's sessions end." },
        again: { kind: "secret", label: "New password again" },
      },
      run: async (ctx, key, { password, again }) => {
        if (password !== again) {
          throw new AppError("invalid", "", { again: ["The two password fields didn’t match."] });
        }
        await updateUser(ctx, { id: idOf(key), password });
        return {};
      },
      done: () => "Password changed successfully.",
    }),
    action({
      name: "end-sessions",
      label: "End sessions",
      permission: "change",
      isDanger: true,
      confirm: "They are logged out of every browser. Anyone who knows the password can log in again.",
      schema: z.object({}),
      run: async (ctx, key) => {
        await endAllSessions(ctx, { id: idOf(key) });
        return {};
      },
      done: (count) => `The sessions of ${count === 1 ? "1 user" : `${count} users`} were ended.`,
    }),
  ],
  find: async ({ database }, name) => (await userByName(database.read, name))?.id,
  verbs: {
    get: (ctx, key) => getUser(ctx, { id: idOf(key) }),
    create: create(newUserSchema, async (ctx, input) => {
      const { id } = await createUser(ctx, input).catch(nameTaken);
      return { key: { id } };
    }),
    update: update(userChangeSchema.omit({ password: true }), async (ctx, key, input, check) => {
      await updateUser(ctx, { id: idOf(key), ...input }, { check }).catch(nameTaken);
    }),
    remove: (ctx, key, { check }) => removeUser(ctx, { id: idOf(key) }, { check }),
  },
});
