import clsx from "clsx";
import { inputClass } from "@/components/ui/input";
import { controlProps, type InputProps, textOf } from "./props";

const LEAST_ROWS = 3;
const MAX_ROWS = 16;

/** Multi-line text: prose, one value per line, or JSON. */
export function LongTextInput(props: InputProps) {
  const { field, value, onChange, isInvalid } = props;
  const text = textOf(value);
  const rows = Math.min(MAX_ROWS, Math.max(LEAST_ROWS, text.split("\n").length + 1));
  const isJson = field.kind === "json";
  return (
    <textarea
      {...controlProps(props)}
      rows={rows}
      value={text}
      spellCheck={field.kind === "long-text"}
      onChange={(event) => onChange(event.target.value)}
      className={clsx(inputClass(isInvalid), "resize-y", isJson && "font-mono text-[0.8125rem]")}
    />
  );
}
