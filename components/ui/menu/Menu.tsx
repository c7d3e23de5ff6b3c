"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

interface MenuProps {
  /** Content of the button. */
  button: ReactNode;
  label: string;
  /** For content that is loaded late. */
  onOpen?: () => void;
  children: ReactNode;
}

/** A disclosure that closes on Escape, on a click outside and when another page opens. */
export function Menu({ button, label, onOpen, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const path = usePathname();

  const shownPath = useRef(path);
  useEffect(() => {
    // Not on hydration: a menu opened before it stays open.
    if (shownPath.current === path) return;
    shownPath.current = path;
    if (details.current) details.current.open = false;
  }, [path]);

  // opened before hydration
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the state before hydration matters, once
  useEffect(() => {
    if (details.current?.open) onOpen?.();
  }, []);

  useEffect(() => {
    const close = ({ target }: Event) => {
      const element = details.current;
      if (element && !(target instanceof Node && element.contains(target))) element.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);

  return (
    <details
      ref={details}
      className="group relative"
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !details.current?.open) return;
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary
        aria-label={label}
        className="flex h-9 list-none items-center gap-1.5 rounded-lg px-2.5 text-muted text-sm transition-colors hover:bg-sunken hover:text-ink group-open:bg-sunken group-open:text-ink [&::-webkit-details-marker]:hidden"
      >
        {button}
      </summary>
      <div className="card absolute top-full right-0 z-50 mt-1.5 max-h-[calc(100dvh-5rem)] w-64 overflow-y-auto p-1.5">
        {children}
      </div>
    </details>
  );
}
