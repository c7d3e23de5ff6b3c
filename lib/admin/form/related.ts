import type { Choice, FieldSpec, FieldValue } from "../../contract/admin/admin";
import type { Context } from "../../services/context";
import { maySee } from "../access";
import { adminAt, pathOf } from "../registry";
import { titlesOf } from "../titles";

export type Related = Choice & { href?: string | undefined };

/** How the records that relations hold are called, by field; with their address for who may see them. */
export async function relatedOf(
  ctx: Context,
  fields: readonly FieldSpec[],
  values: Readonly<Record<string, FieldValue>>,
): Promise<Record<string, Related[]>> {
  const related: Record<string, Related[]> = {};
  for (const { name, relation } of fields) {
    const ids = [values[name] ?? []].flat().filter((id) => typeof id === "number");
    if (relation !== undefined) related[name] = await calledBy(ctx, relation, ids);
  }
  return related;
}

async function calledBy(ctx: Context, path: string, ids: readonly number[]): Promise<Related[]> {
  if (ids.length === 0) return [];
  const admin = adminAt(path);
  const titles = await titlesOf(
    ctx,
    admin,
    ids.map((id) => ({ id })),
  );
  return ids.map((id) => ({
    value: String(id),
    label: titles.get(String(id)) ?? `${admin.singular} ${id}`,
    href: maySee(ctx, admin) ? changeHref(admin.model, String(id)) : undefined,
  }));
}

/** The address of a record's form. A key is one segment of it, whatever it holds. */
export function changeHref(model: string, key: string): string {
  return `/admin/${pathOf(model)}/${encodeURIComponent(key).replaceAll("%3A", ":")}/change/`;
}
