import type { Metadata } from "next";
import { historyHref } from "@/components/admin/addresses";
import { HistoryView } from "@/components/admin/record/HistoryView";
import { ask } from "../../../ask";
import { segment } from "../../../segment";

export const metadata: Metadata = { title: "History" };

export default async function HistoryRoute({ params }: PageProps<"/admin/[model]/[key]/history">) {
  const { model, key } = await params;
  const record = { model: segment(model), key: segment(key) };
  const [first, many] = await ask(historyHref(record.model, record.key), async (admin) => {
    const [page, { groups }] = await Promise.all([admin.history(record), admin.index()]);
    const info = groups.flatMap(({ models }) => models).find(({ path }) => path === record.model);
    return [page, info?.plural ?? record.model] as const;
  });
  return <HistoryView model={record.model} many={many} recordKey={record.key} first={first} />;
}
