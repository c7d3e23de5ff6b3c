"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

/** Not in one go with what is around it: a phone is to have time for the visitor between. */
export function Deferred({ children }: { children: ReactNode }) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => startTransition(() => setIsTime(true)), []);
  return isTime && children;
}
