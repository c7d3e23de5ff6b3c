"use client";

import { CircleCheck, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

interface Message {
  text: string;
  /** The page on which to show it. */
  at: string;
}

/** Shows a message on the page at `at` as soon as that is open; without `at`, on this page. */
type Say = (text: string, at?: string) => void;

const SayContext = createContext<Say>(() => undefined);
const MessageContext = createContext<{ text: string | undefined; dismiss: () => void }>({
  text: undefined,
  dismiss: () => undefined,
});

export const useSay = () => useContext(SayContext);

export function FlashProvider({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [message, setMessage] = useState<Message>();
  const [say] = useState<Say>(() => (text: string, at?: string) => {
    setMessage({ text, at: at ?? window.location.pathname });
  });
  const isHere = message?.at === path;

  // It stays until the next page.
  useEffect(() => {
    if (!isHere) return;
    return () => setMessage((current) => (current === message ? undefined : current));
  }, [isHere, message]);

  return (
    <SayContext value={say}>
      <MessageContext value={{ text: isHere ? message?.text : undefined, dismiss: () => setMessage(undefined) }}>
        {children}
      </MessageContext>
    </SayContext>
  );
}

/** Always rendered, so that screen readers announce new content. */
export function Flash() {
  const { text, dismiss } = useContext(MessageContext);
  return (
    <div role="status" aria-label="What was done">
      {text !== undefined && (
        <div className="mb-4 flex items-start gap-2.5 rounded-xl border border-good/35 bg-good/10 px-4 py-3 text-sm">
          <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden="true" />
          <p className="min-w-0 flex-1 break-words">{text}</p>
          <button
            type="button"
            onClick={dismiss}
            aria-label="Dismiss"
            className="-m-1 grid size-7 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
