import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { actionClass, Message } from "@/components/ui/Message";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Message
      icon={MapPinOff}
      title="There is nothing here"
      text="The station may have been removed, or the address may have a mistake in it."
    >
      <Link href="/" className={actionClass}>
        All stations
      </Link>
    </Message>
  );
}
