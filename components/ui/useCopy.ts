import { type RefObject, useRef, useState } from "react";

interface Copying {
  /** Ref of the element that shows the text. */
  shown: RefObject<HTMLElement | null>;
  isCopied: boolean;
  copy: (text: string) => Promise<void>;
}

/** Copies a text; if the browser does not allow it, selects its element instead. */
export function useCopy(): Copying {
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // an insecure page, or not permitted
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
    }
  }

  return { shown, isCopied, copy };
}
