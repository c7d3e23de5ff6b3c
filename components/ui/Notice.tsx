import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  demo: "border-accent/25 bg-accent-soft text-accent",
  warning: "border-warning/30 bg-warning-soft text-warning",
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  icon: LucideIcon;
  title: string;
  children: ReactNode;
}

export function Notice({ tone, icon: Icon, title, children }: NoticeProps) {
  return (
    <div className={clsx("flex items-start gap-2.5 rounded-xl border px-3.5 py-2.5 text-sm", TONES[tone])}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <p>
        <strong className="font-semibold">{title}</strong> <span className="text-ink">{children}</span>
      </p>
    </div>
  );
}
