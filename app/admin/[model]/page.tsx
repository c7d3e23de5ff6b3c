import type { Metadata } from "next";
import { cache } from "react";
import { ListView } from "@/components/admin/list/ListView";
import { capital } from "@/components/admin/words";
import type { ListPage } from "@/lib/contract/admin/admin";
import { type ListInput, listHref, readListQuery } from "@/lib/contract/admin/query";
import { ask } from "../ask";
import { parametersOf, segment } from "../segment";

type Props = PageProps<"/admin/[model]">;

interface Shown {
  page: ListPage;
  query: ListInput;
  /** Why the requested list cannot be shown. */
  refusal?: string;
}

/** Cached because the title and the page load the same list. */
const load = cache(async (model: string, parameters: string) => {
  const query = readListQuery(model, new URLSearchParams(parameters));
  return ask<Shown>(
    listHref(query),
    async (admin) => ({ page: await admin.list(query), query }),
    async (admin, refusal) => {
      const page = await admin.list({ model });
      return { page: { ...page, rows: [], filters: [], dates: undefined }, query, refusal };
    },
  );
});

async function read({ params, searchParams }: Props) {
  return load(segment((await params).model), String(parametersOf(await searchParams)));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await read(props);
  return { title: capital(page.model.plural) };
}

export default async function ListRoute(props: Props) {
  const { page, query, refusal } = await read(props);
  return <ListView key={listHref(query)} page={page} query={query} refusal={refusal} />;
}
