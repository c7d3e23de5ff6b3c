import { createHash } from "node:crypto";
import { newestEntryId } from "../../db/queries/log/log-pages";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { formFields } from "../fields/fields";
import { objectId } from "../model/key";
import type { Check, Item, Key, ModelAdmin } from "../model/model";

/** Thrown inside a verb's transaction when the record differs from what its form showed. */
export class Outdated extends AppError {
  constructor(readonly current: Item) {
    super("conflict", "Somebody else changed this record meanwhile.");
  }
}

/** The form's token: the id of the newest log entry, and a digest of the editable fields. */
export async function versionTokenOf(ctx: Context, admin: ModelAdmin, key: Key, item: Item): Promise<string> {
  const entry = await newestEntryId(ctx.database.read, admin.model, objectId(admin.model, key));
  return `${entry}.${digest(admin, item)}`;
}

/** Refuses the change if the editable fields differ from what the form showed. */
export function unchanged(admin: ModelAdmin, versionToken: string | undefined): Check {
  const shown = versionToken?.split(".")[1];
  return (current) => {
    if (shown !== undefined && shown !== digest(admin, current as Item)) throw new Outdated(current as Item);
  };
}

/** The log entries after this one were made since the form was shown. */
export function entryOf(versionToken: string): number {
  const id = Number(versionToken.split(".")[0]);
  return Number.isSafeInteger(id) ? id : 0;
}

/** Of editable fields only: a new reading changes a station's weather, which must not disturb somebody editing it. */
function digest(admin: ModelAdmin, item: Item): string {
  const fields = formFields(admin, admin.update?.schema).filter(({ readOnly, kind }) => !readOnly && kind !== "secret");
  const values = fields.map(({ name }) => admin.fields?.[name]?.of?.(item) ?? item[name] ?? null);
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 22);
}
