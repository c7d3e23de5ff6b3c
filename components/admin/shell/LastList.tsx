"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { modelHref } from "../addresses";

interface LastList {
  /** The URL of the last visited list of a model, with its filters and page. */
  of: (model: string) => string;
  remember: (model: string, href: string) => void;
}

const LastListContext = createContext<LastList>({ of: modelHref, remember: () => undefined });

export const useLastList = () => useContext(LastListContext);

/** After changing a record, users want to return to the filtered list from which they came. */
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
