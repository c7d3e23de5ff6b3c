"use client";

import { type ReactNode, useSyncExternalStore } from "react";

/** Nothing can be typed or pressed before the page's script has begun to listen: it would be lost. */
export function HydratedFieldset({ children }: { children: ReactNode }) {
  const isAwake = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    // it shall not look asleep for the moment that it is
    <fieldset disabled={!isAwake} className={isAwake ? "contents" : "contents [&_:disabled]:opacity-100!"}>
      {children}
    </fieldset>
  );
}

const neverChanges = () => () => {};
