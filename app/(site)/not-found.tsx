import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { actionClass, Message } from "@/components/ui/Message";
import { visitor } from "@/lib/site/visitor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitor()).t("common.notFoundTitle") };
}

export default async function NotFound() {
  const { t } = await visitor();
  return (
    <Message icon={MapPinOff} title={t("common.notFoundTitle")} text={t("common.notFoundText")}>
      <Link prefetch={false} href="/" className={actionClass}>
        {t("common.allStations")}
      </Link>
    </Message>
  );
}
