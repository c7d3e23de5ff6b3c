import { type Condition, countRows, idsOfPage, type Order } from "../db/queries/records/pages";
import type { Context } from "./context";

/** The parameters of every list besides its own filters. */
export interface ListQuery<Field extends string> {
  search?: string | undefined;
  ordering?: readonly Order<Field>[] | undefined;
}

/** A counted list, to be read a page at a time. */
export interface Listing<Item> {
  count: number;
  read: (page: { skip: number; size: number }) => Promise<Item[]>;
}

/** Lists a table's rows, which `load` fetches by id in any order. */
export async function listing<Item extends { id: number }>(
  { database }: Context,
  { table, where, ordering = [] }: { table: string; where: Condition[]; ordering?: readonly Order[] | undefined },
  load: (ids: number[]) => Promise<Item[]>,
): Promise<Listing<Item>> {
  return {
    count: await countRows(database.read, { table, where }),
    read: async (page) => {
      const ids = await idsOfPage(database.read, { table, where }, ordering, page);
      const byId = new Map((await load(ids)).map((item) => [item.id, item]));
      // A row deleted between the two queries is left out.
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}
