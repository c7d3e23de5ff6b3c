"use client";

import { type ReactNode, useSyncExternalStore } from "react";

/** Disables its controls until hydration, because input before that would be lost. */
export function HydratedFieldset({ children }: { children: ReactNode }) {
  const isAwake = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    // Don't dim the controls before hydration.
    <fieldset disabled={!isAwake} className={isAwake ? "contents" : "contents [&_:disabled]:opacity-100!"}>
      {children}
    </fieldset>
  );
}

const neverChanges = () => () => {};
