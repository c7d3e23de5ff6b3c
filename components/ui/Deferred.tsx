"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

/** Hydrates separately from its surroundings, so that a phone stays responsive in between. */
export function Deferred({ children }: { children: ReactNode }) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => startTransition(() => setIsTime(true)), []);
  return isTime && children;
}
