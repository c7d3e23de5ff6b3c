import type { Metadata } from "next";
import { ListView } from "@/components/admin/list/ListView";
import { capital } from "@/components/admin/words";
import { listHref, readListQuery } from "@/lib/contract/admin-query";
import { ask } from "../ask";
import { parametersOf, segment } from "../segment";

type Props = PageProps<"/admin/[model]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: capital(segment((await params).model).replaceAll("-", " ")) };
}

export default async function ListRoute({ params, searchParams }: Props) {
  const query = readListQuery(segment((await params).model), parametersOf(await searchParams));
  const href = listHref(query);
  const page = await ask(href, (admin) => admin.list(query));
  return <ListView key={href} page={page} query={query} />;
}
