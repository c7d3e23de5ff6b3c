import clsx from "clsx";
import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";

const TONES = {
  danger: { look: "border-danger/35 bg-danger/8", ink: "text-danger", icon: CircleAlert },
  warning: { look: "border-warning/30 bg-warning-soft", ink: "text-warning", icon: TriangleAlert },
} as const;

interface AlertProps {
  tone?: keyof typeof TONES;
  title: string;
  children?: ReactNode;
  /** For moving the focus to it. */
  ref?: Ref<HTMLDivElement>;
}

/** An error or a warning, announced to screen readers as soon as it appears. */
export function Alert({ tone = "danger", title, children, ref }: AlertProps) {
  const { look, ink, icon: Icon } = TONES[tone];
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className={clsx("flex items-start gap-2.5 rounded-xl border px-4 py-3 text-sm", look)}
    >
      <Icon className={clsx("mt-0.5 size-4 shrink-0", ink)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className={clsx("font-semibold", ink)}>{title}</p>
        {children}
      </div>
    </div>
  );
}
