import { FileQuestion } from "lucide-react";
import type { Metadata } from "next";
import { indexHref } from "@/components/admin/addresses";
import { AdminLink } from "@/components/admin/shell/AdminLink";
import { actionClass, Message } from "@/components/ui/Message";

export const metadata: Metadata = { title: "Not found" };

export default function AdminNotFound() {
  return (
    <Message
      icon={FileQuestion}
      title="There is nothing here"
      text="The record may have been deleted, or the address may have a mistake in it."
    >
      <AdminLink href={indexHref} className={actionClass}>
        All records
      </AdminLink>
    </Message>
  );
}
