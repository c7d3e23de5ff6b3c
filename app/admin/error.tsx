"use client";

import { LoadError } from "@/components/ui/LoadError";

export default function AdminError({ retry }: { retry: () => void }) {
  return (
    <LoadError
      text="The fault is on our side. Nothing was changed by it; please try again in a moment."
      retry={retry}
    />
  );
}
