import type { Metadata } from "next";
import { cache } from "react";
import { changeHref } from "@/components/admin/addresses";
import { RecordForm } from "@/components/admin/form/RecordForm";
import { ask } from "../../../ask";
import { segment } from "../../../segment";

type Props = PageProps<"/admin/[model]/[key]/change">;

/** Cached because the title and the page load the same record. */
const load = cache((model: string, key: string) => ask(changeHref(model, key), (admin) => admin.form({ model, key })));

async function read({ params }: Props) {
  const { model, key } = await params;
  return load(segment(model), segment(key));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).label };
}

export default async function ChangeRoute(props: Props) {
  const page = await read(props);
  return <RecordForm key={page.key} initial={page} />;
}
