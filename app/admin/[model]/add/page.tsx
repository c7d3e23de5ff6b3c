import type { Metadata } from "next";
import { addHref } from "@/components/admin/addresses";
import { RecordForm } from "@/components/admin/form/RecordForm";
import { ask } from "../../ask";
import { parametersOf, segment } from "../../segment";

export const metadata: Metadata = { title: "Add" };

export default async function AddRoute({ params, searchParams }: PageProps<"/admin/[model]/add">) {
  const model = segment((await params).model);
  const parameters = parametersOf(await searchParams);
  const initial = Object.fromEntries(parameters);
  const page = await ask(`${addHref(model)}${parameters.size > 0 ? `?${parameters}` : ""}`, (admin) =>
    admin.form({ model, initial }),
  );
  return <RecordForm key={String(parameters)} initial={page} />;
}
