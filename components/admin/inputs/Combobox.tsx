import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { inputClass } from "@/components/ui/input";
import type { Choice } from "@/lib/contract/admin/admin";
import { ChoiceList, optionId } from "./ChoiceList";
import { useChoices } from "./useChoices";

interface ComboboxProps {
  id: string;
  /** The model whose records are searched. */
  model: string;
  /** The selected text, for a single selection. */
  chosen?: string | undefined;
  onPick: (choice: Choice) => void;
  onClear?: (() => void) | undefined;
  /** For a control without a label of its own. */
  label?: string | undefined;
  placeholder?: string | undefined;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  isRequired?: boolean;
}

/** Finds a record by its name, following the ARIA combobox pattern with a listbox. */
export function Combobox(props: ComboboxProps) {
  const { id, model, chosen, onPick, onClear } = props;
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(-1);
  const isOpen = typed !== undefined;
  const { choices, isSearching } = useChoices(model, typed ?? "", isOpen);
  const isChosen = chosen !== undefined && chosen !== "";

  function close() {
    setTyped(undefined);
    setActive(-1);
  }

  function pick(choice: Choice) {
    onPick(choice);
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) return setTyped("");
      const count = Math.max(choices.length, 1);
      setActive((current) => (current < 0 && step < 0 ? count - 1 : (current + step + count) % count));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      const choice = choices[Math.max(active, 0)];
      if (choice && !isSearching) pick(choice);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  return (
    <div className="relative max-w-80">
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
        aria-label={props.label}
        aria-invalid={props.isInvalid || undefined}
        aria-describedby={props.describedBy}
        aria-required={props.isRequired || undefined}
        placeholder={props.placeholder ?? "Type to search"}
        value={typed ?? chosen ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
        }}
        onClick={() => setTyped((text) => text ?? "")}
        onKeyDown={onKeyDown}
        onBlur={close}
        className={`${inputClass(props.isInvalid)} pr-9`}
      />
      {isChosen && onClear && (
        <button
          type="button"
          aria-label={`Clear ${chosen}`}
          onClick={() => {
            onClear();
            document.getElementById(id)?.focus();
          }}
          className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      )}
      {isOpen && <ChoiceList id={listId} choices={choices} active={active} isSearching={isSearching} onPick={pick} />}
    </div>
  );
}
