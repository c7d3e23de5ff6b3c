import { type RefObject, useRef, useState } from "react";

interface Copying {
  /** Of the element that shows the text. */
  shown: RefObject<HTMLElement | null>;
  isCopied: boolean;
  copy: (text: string) => Promise<void>;
}

/** Copies a text; where the browser does not let us, its element is selected instead. */
export function useCopy(): Copying {
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // no secure page, or not allowed
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
    }
  }

  return { shown, isCopied, copy };
}
