import { z } from "zod";
import type { GroupItem } from "../../contract/users/group";
import { PERMISSIONS } from "../../contract/users/permission";
import { createGroup, getGroup, pageOfGroups, removeGroup, updateGroup } from "../../services/groups";
import { authoriseSuperuser } from "../../services/guard";
import { choicesField, textField } from "../fields";
import { numbered } from "../listing";
import { numericKey, type Resource } from "../resource";
import { worded } from "./worded";

const input = z.object({ name: textField(150), permissions: choicesField(PERMISSIONS, { required: false }) });

const WORDING = { taken: ["name", "group with this name already exists."] as [string, string] };

const output = z.object({ url: z.url(), name: z.string(), permissions: z.array(z.string()) });

/** Users who share permissions. For superusers only. */
export const groupResource: Resource<GroupItem, typeof input, number> = {
  path: "groups",
  name: "Group",
  description: "Groups give their members permissions. For superusers only.",
  input,
  output,
  authorise: {
    view: authoriseSuperuser,
    add: authoriseSuperuser,
    change: authoriseSuperuser,
    delete: authoriseSuperuser,
  },
  list: numbered({ ordering: ["id", "name"], filters: z.object({}), search: true, select: pageOfGroups }),
  key: numericKey,
  get: (ctx, id) => getGroup(ctx, { id }),
  create: (ctx, fields) => worded(WORDING, async () => ({ item: await createGroup(ctx, fields) })),
  update: (ctx, id, fields, check) =>
    worded(WORDING, async () => ({ item: await updateGroup(ctx, { id, ...fields }, { check }) })),
  remove: (ctx, id, check) => removeGroup(ctx, { id }, { check }),
  represent: ({ id, name, permissions }, link) => ({ url: link("groups", id), name, permissions }),
};
