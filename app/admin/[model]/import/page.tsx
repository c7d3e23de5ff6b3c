import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { importHref } from "@/components/admin/addresses";
import { ImportView } from "@/components/admin/import/ImportView";
import { ReadingsImport } from "@/components/admin/import/readings/ReadingsImport";
import { ask } from "../../ask";
import { segment } from "../../segment";

export const metadata: Metadata = { title: "Import" };

export default async function ImportRoute({ params }: PageProps<"/admin/[model]/import">) {
  const model = segment((await params).model);
  const form = await ask(importHref(model), (admin) => admin.form({ model }));
  if (!form.model.canImport) forbidden();
  if (model === "sensor-data") return <ReadingsImport model={form.model} />;
  return <ImportView model={form.model} fields={form.fieldsets.flatMap(({ fields }) => fields)} />;
}
