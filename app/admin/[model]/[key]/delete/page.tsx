import type { Metadata } from "next";
import { deleteHref } from "@/components/admin/addresses";
import { DeleteView } from "@/components/admin/record/DeleteView";
import { ask } from "../../../ask";
import { segment } from "../../../segment";

export const metadata: Metadata = { title: "Delete" };

export default async function DeleteRoute({ params }: PageProps<"/admin/[model]/[key]/delete">) {
  const { model, key } = await params;
  const [path, recordKey] = [segment(model), segment(key)];
  const preview = await ask(deleteHref(path, recordKey), (admin) =>
    admin.deletePreview({ model: path, selection: { keys: [recordKey] } }),
  );
  return <DeleteView preview={preview} recordKey={recordKey} />;
}
