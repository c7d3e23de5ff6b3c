import { nameKey } from "../draft/draft";
import { useFormScope } from "../draft/FormScope";
import { Combobox } from "./Combobox";
import { type InputProps, textOf } from "./props";
import { TextInput } from "./TextInput";

/** One record of another model; its id if that model has no admin to search in. */
export function RelationInput(props: InputProps) {
  const { field, id, value, onChange, isInvalid, describedBy } = props;
  const { draft, related, dispatch } = useFormScope();
  const { relation } = field;
  if (!relation) return <TextInput {...props} />;
  const text = textOf(value);
  const known = related[field.name]?.find((choice) => choice.value === text)?.label;
  return (
    <Combobox
      id={id}
      model={relation}
      chosen={text === "" ? "" : (draft.names[nameKey(relation, text)] ?? known ?? text)}
      onPick={(choice) => {
        dispatch({ type: "named", model: relation, choice });
        onChange(relationValue(choice.value));
      }}
      onClear={() => onChange(null)}
      isInvalid={isInvalid}
      describedBy={describedBy}
      isRequired={field.required}
    />
  );
}

/** The value of a relation is the other record's id. */
export function relationValue(value: string): string | number {
  return /^\d{1,15}$/.test(value) ? Number(value) : value;
}
