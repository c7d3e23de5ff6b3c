import clsx from "clsx";
import { useEffect } from "react";
import type { Choice } from "@/lib/contract/admin/admin";

interface ChoiceListProps {
  id: string;
  choices: Choice[];
  /** The index of the highlighted option, -1 for none. */
  active: number;
  isSearching: boolean;
  onPick: (choice: Choice) => void;
}

export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

/** The results of a combobox. The focus stays in its input. */
export function ChoiceList({ id, choices, active, isSearching, onPick }: ChoiceListProps) {
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(id, active))?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  return (
    <div className="card absolute top-full z-20 mt-1 w-full min-w-56 overflow-hidden p-1">
      <div id={id} role="listbox" aria-label="Found" aria-busy={isSearching} className="max-h-64 overflow-y-auto">
        {choices.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input has the focus and the keys
          <div
            key={choice.value}
            id={optionId(id, place)}
            role="option"
            aria-selected={place === active}
            // Otherwise the input would lose the focus before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(choice)}
            className={clsx(
              "cursor-pointer truncate rounded-md px-2.5 py-1.5 text-sm hover:bg-sunken",
              place === active && "bg-accent-soft text-accent",
            )}
          >
            {choice.label}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p role="status" className="px-2.5 py-1.5 text-muted text-sm">
          {isSearching ? "Searching…" : "Nothing found"}
        </p>
      )}
    </div>
  );
}
