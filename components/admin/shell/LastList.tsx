"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { modelHref } from "../addresses";

interface LastList {
  /** The list that was seen last of a model, with its filters and its place. */
  of: (model: string) => string;
  remember: (model: string, href: string) => void;
}

const LastListContext = createContext<LastList>({ of: modelHref, remember: () => undefined });

export const useLastList = () => useContext(LastListContext);

/** Who filtered a list to change a record wants to go back to that, not to the whole list. */
export function LastListProvider({ children }: { children: ReactNode }) {
  const [lists] = useState(() => {
    const hrefs = new Map<string, string>();
    return {
      of: (model: string) => hrefs.get(model) ?? modelHref(model),
      remember: (model: string, href: string) => void hrefs.set(model, href),
    };
  });
  return <LastListContext value={lists}>{children}</LastListContext>;
}
