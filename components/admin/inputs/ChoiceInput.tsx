import { inputClass } from "@/components/ui/input";
import { controlProps, type InputProps, textOf } from "./props";

export function ChoiceInput(props: InputProps) {
  const { field, value, onChange, isInvalid } = props;
  const text = textOf(value);
  const choices = field.choices ?? [];
  const hasEmpty = !field.required || text === "";
  return (
    <select
      {...controlProps(props)}
      value={text}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      className={`${inputClass(isInvalid)} h-[2.375rem] max-w-80`}
    >
      {hasEmpty && <option value="">---------</option>}
      {text !== "" && !choices.some((choice) => choice.value === text) && <option value={text}>{text}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
