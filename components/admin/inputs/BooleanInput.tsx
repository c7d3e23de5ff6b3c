import { tickClass } from "@/components/ui/input";
import { controlProps, type InputProps } from "./props";

export function BooleanInput(props: InputProps) {
  const { "aria-required": _, ...control } = controlProps(props);
  return (
    <input
      type="checkbox"
      {...control}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.target.checked)}
      className={`${tickClass} my-0.5 block`}
    />
  );
}
