import type { LucideIcon } from "lucide-react";

/** What the button of a menu shows: on a phone the sign alone, as the button's label says the rest. */
export function MenuLabel({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <>
      <Icon className="size-4" aria-hidden="true" />
      <span className="max-md:hidden">{text}</span>
    </>
  );
}
