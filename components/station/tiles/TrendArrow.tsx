import { ArrowRight, MoveDownRight, MoveUpRight } from "lucide-react";

/** A picture of what the words beside it say. */
export function TrendArrow({ change }: { change: number }) {
  const Arrow = change > 0 ? MoveUpRight : change < 0 ? MoveDownRight : ArrowRight;
  return <Arrow className="size-3.5 shrink-0" aria-hidden="true" />;
}
