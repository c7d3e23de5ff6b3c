import { ArrowRight, MoveDownRight, MoveUpRight } from "lucide-react";

/** Decorative; the text beside it says the same. */
export function TrendArrow({ change }: { change: number }) {
  const Arrow = change > 0 ? MoveUpRight : change < 0 ? MoveDownRight : ArrowRight;
  return <Arrow className="size-3.5 shrink-0" aria-hidden="true" />;
}
