"use client";

import { LoadError } from "@/components/ui/LoadError";

export default function ErrorPage({ retry }: { retry: () => void }) {
  return <LoadError safe="The readings are safe" retry={retry} />;
}
