import type { Metadata } from "next";
import { historyHref } from "@/components/admin/addresses";
import { HistoryView } from "@/components/admin/record/HistoryView";
import { ask } from "../../../ask";
import { segment } from "../../../segment";

export const metadata: Metadata = { title: "History" };

export default async function HistoryRoute({ params }: PageProps<"/admin/[model]/[key]/history">) {
  const { model, key } = await params;
  const record = { model: segment(model), key: segment(key) };
  const first = await ask(historyHref(record.model, record.key), (admin) => admin.history(record));
  return <HistoryView model={record.model} recordKey={record.key} first={first} />;
}
