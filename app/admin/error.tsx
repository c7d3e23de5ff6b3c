"use client";

import { LoadError } from "@/components/ui/LoadError";

export default function AdminError({ retry }: { retry: () => void }) {
  return <LoadError safe="Nothing was changed by it" retry={retry} />;
}
