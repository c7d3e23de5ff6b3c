import { Ban, CircleDot, LogIn, Mail, Merge, Pencil, Plus, Trash2, Undo2 } from "lucide-react";

const KINDS = [
  { icon: Plus, ink: "text-good", word: "Added", of: /^(add|create)/ },
  { icon: Pencil, ink: "text-warning", word: "Changed", of: /^(change|update|correct)/ },
  { icon: Trash2, ink: "text-danger", word: "Deleted", of: /^(delete|remove)/ },
  { icon: Merge, ink: "text-warning", word: "Merged", of: /^merge/ },
  { icon: Undo2, ink: "text-warning", word: "Undone", of: /^undo/ },
  { icon: LogIn, ink: "text-good", word: "Logged in", of: /^login/ },
  { icon: Ban, ink: "text-danger", word: "Refused", of: /^refused/ },
  { icon: Mail, ink: "text-warning", word: "Asked", of: /^reset asked/ },
];

/** The kind of a log entry. */
export function ActionIcon({ action }: { action: string }) {
  const kind = KINDS.find(({ of }) => of.test(action));
  const Icon = kind?.icon ?? CircleDot;
  return (
    <span className={`mt-0.5 grid size-5 shrink-0 place-items-center ${kind?.ink ?? "text-muted"}`}>
      <Icon className="size-3.5" aria-hidden="true" />
      <span className="sr-only">{kind?.word ?? action}:</span>
    </span>
  );
}
