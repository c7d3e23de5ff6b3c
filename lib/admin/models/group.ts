import { groupChangeSchema, newGroupSchema } from "../../contract/users/group";
import { PERMISSIONS } from "../../contract/users/permission";
import { createGroup, getGroup, removeGroup, updateGroup } from "../../services/groups";
import { create, declare, idOf, update } from "../model/declare";
import { uniqueViolation } from "../parts/unique-violation";

const nameTaken = uniqueViolation("name", "Group with this Name already exists.");

export const admin = declare({
  model: "Group",
  group: "Access",
  isForSuperusers: true,
  columns: ["name"],
  search: ["name"],
  ordering: ["name"],
  fieldsets: [{ fields: ["name", "permissions"] }],
  fields: {
    permissions: { kind: "choices", choices: PERMISSIONS, help: "What the members may do to each model's records." },
  },
  verbs: {
    get: (ctx, key) => getGroup(ctx, { id: idOf(key) }),
    create: create(newGroupSchema, async (ctx, input) => {
      const { id } = await createGroup(ctx, input).catch(nameTaken);
      return { key: { id } };
    }),
    update: update(groupChangeSchema, async (ctx, key, input, check) => {
      await updateGroup(ctx, { id: idOf(key), ...input }, { check }).catch(nameTaken);
    }),
    remove: (ctx, key, { check }) => removeGroup(ctx, { id: idOf(key) }, { check }),
  },
});
