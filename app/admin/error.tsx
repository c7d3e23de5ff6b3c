"use client";

import { type Failure, LoadError } from "@/components/ui/LoadError";

export default function AdminError(props: Failure) {
  return <LoadError {...props} text="The fault is on our side. Nothing was changed; please try again in a moment." />;
}
