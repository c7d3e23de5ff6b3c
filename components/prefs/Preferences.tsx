"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Formats } from "@/lib/format/formats";
import { type Preferred, preferredBy } from "@/lib/format/preferred";
import type { Reader } from "@/lib/format/reader";
import type { Catalogue, Text } from "@/lib/text/text";

const PreferredContext = createContext<Preferred | null>(null);

interface PreferencesProps {
  reader: Reader;
  /** In the reader's language; a page contains no other. */
  catalogue: Catalogue;
  children: ReactNode;
}

/**
 * Provides texts and formatters. The server determines them, so that its rendering and the browser's first one agree.
 */
export function Preferences({ reader, catalogue, children }: PreferencesProps) {
  const preferred = useMemo(() => preferredBy(reader, catalogue), [reader, catalogue]);
  return <PreferredContext value={preferred}>{children}</PreferredContext>;
}

export function useText(): Text {
  return usePreferred().t;
}

export function useFormat(): Formats {
  return usePreferred().format;
}

function usePreferred(): Preferred {
  const preferred = useContext(PreferredContext);
  if (!preferred) throw new Error("There is no <Preferences> around this component.");
  return preferred;
}
