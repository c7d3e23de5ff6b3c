import { z } from "zod";
import { lastOf } from "../http/origin";
import { type Ordering, readOrdering, readQuery } from "../http/query";
import type { Context } from "../services/context";
import { pageBody, readPage } from "./pages";
import type { Listing } from "./resource";

/** Runs a verb that counts a selection and reads it by pages. */
interface Selection<Item> {
  count: number;
  read: (page: { skip: number; size: number }) => Promise<Item[]>;
}

interface Spec<Item, Field extends string, Filters extends z.ZodObject> {
  /** Fields for `?ordering=`. */
  ordering: readonly Field[];
  /** Parameters that filter the selection. */
  filters: Filters;
  /** Whether `?search=` is supported. */
  search: boolean;
  select: (
    ctx: Context,
    query: z.output<Filters> & { search?: string; ordering: Ordering<Field>[] },
  ) => Promise<Selection<Item>>;
}

/** Pagination by page number: `?page=` and `?page_size=`, ten records by default. */
export function numbered<Item, Field extends string, Filters extends z.ZodObject>(
  spec: Spec<Item, Field, Filters>,
): Listing<Item> {
  const { ordering, filters, search, select } = spec;
  return {
    query: filters.extend({
      ...(search ? { search: z.string().describe("Words that must all be contained.").optional() } : {}),
      ordering: z
        .string()
        .describe(`Fields to order by, a minus for descending: ${ordering.join(", ")}.`)
        .optional(),
      page: z.string().describe("A page's number, or `last`.").optional(),
      page_size: z.string().describe("Records a page, up to 1000; default 10.").optional(),
    }),
    read: async ({ ctx, url }, represent) => {
      const words = search ? lastOf(url, "search")?.trim().slice(0, 200) : undefined;
      const selection = await select(ctx, {
        ...readQuery(url, filters),
        ...(words ? { search: words } : {}),
        ordering: readOrdering(url, ordering),
      });
      const page = readPage(url, selection.count);
      const items = await selection.read(page);
      return pageBody(url, selection.count, page, items.map(represent));
    },
  };
}
