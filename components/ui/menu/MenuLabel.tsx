import type { LucideIcon } from "lucide-react";

/** The content of a menu's button: on a phone only the icon, because the button's label has the text. */
export function MenuLabel({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <>
      <Icon className="size-4" aria-hidden="true" />
      <span className="max-md:hidden">{text}</span>
    </>
  );
}
