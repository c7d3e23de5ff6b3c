import type { ReactNode } from "react";
import { SiteFrame } from "@/components/ui/SiteFrame";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
