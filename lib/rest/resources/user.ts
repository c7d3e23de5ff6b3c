import { z } from "zod";
import type { UserItem } from "../../contract/users/user";
import { USERNAME_TAKEN } from "../../contract/users/username";
import { AppError } from "../../errors";
import { authoriseSuperuser } from "../../services/guard";
import { createUser, getUser, pageOfUsers, removeUser, updateUser } from "../../services/users";
import { booleanField, linksField, textField } from "../fields";
import { numbered } from "../listing";
import { numericKey, type Resource } from "../resource";
import { worded } from "./worded";

const input = z.object({
  username: textField(150),
  email: textField(254, { required: false, blank: true }),
  password: textField(1024, {
    required: false,
    secret: true,
    help: "At least 8 characters. If left out, the password does not change.",
  }),
  is_active: booleanField({ required: false }),
  is_staff: booleanField({ required: false }),
  is_superuser: booleanField({ required: false }),
  groups: linksField("groups", { required: false }),
});

const output = z.object({
  url: z.url(),
  username: z.string(),
  email: z.string(),
  is_active: z.boolean(),
  is_staff: z.boolean(),
  is_superuser: z.boolean(),
  groups: z.array(z.url()),
});

const WORDING = {
  names: { isActive: "is_active", isStaff: "is_staff", isSuperuser: "is_superuser", groupIds: "groups" },
  taken: ["username", USERNAME_TAKEN] as [string, string],
};

function toService({ is_active, is_staff, is_superuser, groups, ...same }: Partial<z.output<typeof input>>) {
  const given = { ...same, isActive: is_active, isStaff: is_staff, isSuperuser: is_superuser, groupIds: groups };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** User accounts. For superusers only; the password is write-only. */
export const userResource: Resource<UserItem, typeof input, number> = {
  path: "users",
  name: "User",
  description: "People who may log in. For superusers only.",
  input,
  output,
  authorise: {
    view: authoriseSuperuser,
    add: authoriseSuperuser,
    change: authoriseSuperuser,
    delete: authoriseSuperuser,
  },
  list: numbered({ ordering: ["id", "username"], filters: z.object({}), search: true, select: pageOfUsers }),
  key: numericKey,
  get: (ctx, id) => getUser(ctx, { id }),
  create: (ctx, fields) =>
    worded(WORDING, async () => {
      const { username, password } = fields;
      if (password === undefined) throw new AppError("invalid", "", { password: ["This field is required."] });
      const { id } = await createUser(ctx, { ...toService(fields), username, password });
      return { item: await getUser(ctx, { id }) };
    }),
  update: (ctx, id, fields, check) =>
    worded(WORDING, async () => ({ item: await updateUser(ctx, { id, ...toService(fields) }, { check }) })),
  remove: (ctx, id, check) => worded(WORDING, () => removeUser(ctx, { id }, { check })),
  represent: (user, link) => ({
    url: link("users", user.id),
    username: user.username,
    email: user.email,
    is_active: user.isActive,
    is_staff: user.isStaff,
    is_superuser: user.isSuperuser,
    groups: user.groupIds.map((id) => link("groups", id)),
  }),
};
