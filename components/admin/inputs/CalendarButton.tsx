import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import { buttonClass } from "@/components/ui/button";

interface CalendarButtonProps {
  label: string;
  /** The text typed so far. */
  text: string;
  onPick: (text: string) => void;
}

/** Opens the browser's own calendar, through an otherwise invisible input. */
export function CalendarButton({ label, text, onPick }: CalendarButtonProps) {
  const picker = useRef<HTMLInputElement>(null);

  function open() {
    const input = picker.current;
    if (!input) return;
    input.value = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? text.slice(0, 16).replace(" ", "T") : "";
    input.showPicker();
  }

  return (
    <span className="relative">
      <button type="button" aria-label={label} onClick={open} className={buttonClass()}>
        <CalendarDays className="size-4 h-6" aria-hidden="true" />
      </button>
      <input
        ref={picker}
        type="datetime-local"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => event.target.value && onPick(event.target.value.replace("T", " "))}
        className="pointer-events-none absolute bottom-0 left-0 h-px w-full opacity-0"
      />
    </span>
  );
}
