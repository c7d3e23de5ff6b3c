import type { Metadata } from "next";
import { cache } from "react";
import { ListView } from "@/components/admin/list/ListView";
import { capital } from "@/components/admin/words";
import { listHref, readListQuery } from "@/lib/contract/admin-query";
import { ask } from "../ask";
import { parametersOf, segment } from "../segment";

type Props = PageProps<"/admin/[model]">;

/** The title and the page ask for the same list. */
const load = cache(async (model: string, parameters: string) => {
  const query = readListQuery(model, new URLSearchParams(parameters));
  const page = await ask(listHref(query), (admin) => admin.list(query));
  return { page, query };
});

async function read({ params, searchParams }: Props) {
  return load(segment((await params).model), String(parametersOf(await searchParams)));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await read(props);
  return { title: capital(page.model.many) };
}

export default async function ListRoute(props: Props) {
  const { page, query } = await read(props);
  return <ListView key={listHref(query)} page={page} query={query} />;
}
