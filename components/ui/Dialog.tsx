"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface DialogProps {
  title: string;
  /** Called when it was closed, by its buttons or by Escape. */
  onClose: () => void;
  /** Its content cannot be shown again, so only its own button closes it. */
  isHeld?: boolean;
  children: ReactNode;
}

/** The browser's own dialog: it traps the focus, hides the page from screen readers and restores the focus. */
export function Dialog({ title, onClose, isHeld = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // before React removes it, otherwise the focus could not be restored
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      closedby={isHeld ? "none" : "closerequest"}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (!isHeld) onClose();
      }}
      className="card m-auto w-[min(36rem,calc(100vw-2rem))] p-5 overscroll-contain text-ink backdrop:bg-black/45 sm:p-6"
    >
      <h2 id={titleId} className="font-semibold text-lg tracking-tight">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
