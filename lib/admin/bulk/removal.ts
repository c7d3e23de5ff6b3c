import { z } from "zod";
import {
  type ActionResult,
  type DeletePreview,
  modelPathSchema,
  type Selection,
  selectionSchema,
} from "../../contract/admin/admin";
import { textSchema } from "../../contract/text";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel, infoOf, mayName } from "../access";
import { keyText, readKey } from "../model/key";
import type { Key, ModelAdmin, Progress } from "../model/model";
import { adminAt } from "../registry";
import { titleOf, titlesOf } from "../titles";
import { dependentsOf } from "./dependents";
import { BATCH_SIZE, countSelected, each, onlyKey, sentenceOf } from "./selected";
import { keysOf } from "./selection";
import { startTask } from "./tasks";

const COUNTED = 10_000;
const SAMPLED = 10;

const previewSchema = z.object({ model: modelPathSchema, selection: selectionSchema });
const inputSchema = previewSchema.extend({ reason: textSchema().trim().max(500).default("") });

/**
 * What a deletion would remove, without deleting. Counts stop at a bound.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function deletePreview(ctx: Context, input: z.input<typeof previewSchema>): Promise<DeletePreview> {
  const { model, selection } = parse(previewSchema, input);
  const admin = adminAt(model);
  authoriseModel(ctx, admin, "delete");
  const count = await countSelected(ctx, admin, selection, COUNTED);
  const keys = await firstKeys(ctx, admin, selection);
  const known = await titlesOf(ctx, admin, keys);
  if (known.size === 0) throw new AppError("not_found", "Not found.");
  // The permission to delete a record does not include seeing it, nor the records deleted with it.
  const titles = mayName(ctx, admin) ? [...known.values()] : [];
  const { goes, stays } = await dependentsOf(ctx, admin, keys);
  const counted = { value: Math.min(count, COUNTED), isMore: count > COUNTED };
  const records = `${counted.value.toLocaleString("en")}${counted.isMore ? "+" : ""} ${count === 1 ? admin.singular : admin.plural}`;
  return {
    model: infoOf(ctx, admin),
    label: (count === 1 && titles[0]) || records,
    keys: keys.map((key) => keyText(admin.model, key)),
    goes: [{ label: admin.plural, count: counted, sample: titles.slice(0, SAMPLED) }, ...goes],
    stays,
    needsReason: admin.needsReason === true,
  };
}

/** As many as the page can list. */
async function firstKeys(ctx: Context, admin: ModelAdmin, selection: Selection): Promise<Key[]> {
  if ("keys" in selection) return selection.keys.map((text) => readKey(admin.model, text));
  for await (const keys of keysOf(ctx, admin, selection)) return keys.slice(0, BATCH_SIZE);
  return [];
}

/**
 * Deletes the selected records through the service verb; many as a task. Each is deleted with its dependents in one
 * transaction.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function remove(ctx: Context, input: z.input<typeof inputSchema>): Promise<ActionResult> {
  const { model, selection, reason } = parse(inputSchema, input);
  const admin = adminAt(model);
  authoriseModel(ctx, admin, "delete");
  if (admin.needsReason && reason === "") {
    throw new AppError("invalid", "The input is not valid.", { reason: ["A reason is required."] });
  }
  const task = { admin, selection, reason };
  const key = onlyKey(admin, selection);
  const isLong = (await countSelected(ctx, admin, selection)) > BATCH_SIZE || (await isDeep(ctx, admin, selection));
  if (isLong) return { task: startTask(ctx, `Delete ${admin.plural}`, (progress) => removeAll(ctx, task, progress)) };
  if (!key) return removeAll(ctx, task);
  const label = mayName(ctx, admin) ? ` “${await titleOf(ctx, admin, key)}”` : "";
  await removeOne(ctx, admin, key, reason);
  return { message: `The ${admin.singular}${label} was deleted successfully.` };
}

/** Whether so many dependents are deleted that it takes long. */
async function isDeep(ctx: Context, admin: ModelAdmin, selection: Selection): Promise<boolean> {
  const { goes } = await dependentsOf(ctx, admin, await firstKeys(ctx, admin, selection));
  return goes.some(({ count }) => count.isMore);
}

interface Removal {
  admin: ModelAdmin;
  selection: Selection;
  reason: string;
}

async function removeAll(
  ctx: Context,
  { admin, selection, reason }: Removal,
  progress?: Progress,
): Promise<{ message: string }> {
  progress?.total(await countSelected(ctx, admin, selection, 100_000_000));
  const { done, refusal } = admin.removeMany
    ? await removeByPages(ctx, { admin, selection, reason }, admin.removeMany, progress)
    : await each(ctx, admin, selection, (key) => removeOne(ctx, admin, key, reason), progress);
  if (refusal && done === 0) throw refusal;
  const deleted = `Successfully deleted ${done.toLocaleString("en")} ${done === 1 ? admin.singular : admin.plural}.`;
  if (refusal) return { message: `${deleted} Then it stopped: ${sentenceOf(refusal)}` };
  return { message: progress?.signal.aborted ? `Stopped. ${deleted} The others are still there.` : deleted };
}

async function removeOne(ctx: Context, admin: ModelAdmin, key: Key, reason: string): Promise<void> {
  await admin.remove?.(ctx, key, { check: () => {}, reason });
}

async function removeByPages(
  ctx: Context,
  { admin, selection, reason }: Removal,
  removeMany: NonNullable<ModelAdmin["removeMany"]>,
  progress?: Progress,
): Promise<{ done: number; refusal?: AppError }> {
  let done = 0;
  for await (const keys of keysOf(ctx, admin, selection)) {
    if (progress?.signal.aborted) break;
    done += await removeMany(ctx, keys, reason);
    progress?.done(done);
  }
  return { done };
}
