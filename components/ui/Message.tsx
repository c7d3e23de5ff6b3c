import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface MessageProps {
  icon: LucideIcon;
  title: string;
  text: string;
  /** What to do next. */
  children: ReactNode;
}

/** A page with a single message. */
export function Message({ icon: Icon, title, text, children }: MessageProps) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center px-6 py-20 text-center">
      <Icon className="size-10 text-muted" strokeWidth={1.5} aria-hidden="true" />
      <h1 className="mt-4 font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="mt-2 text-balance text-muted leading-relaxed">{text}</p>
      <div className="mt-6">{children}</div>
    </div>
  );
}

/** For the next step, a link or button. */
export const actionClass =
  "inline-flex items-center gap-2 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent text-sm hover:opacity-90";
