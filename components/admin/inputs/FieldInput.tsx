import type { ComponentType } from "react";
import type { FieldKind } from "@/lib/contract/admin/admin";
import { BooleanInput } from "./BooleanInput";
import { ChoiceInput } from "./ChoiceInput";
import { ChoicesInput } from "./ChoicesInput";
import { LongTextInput } from "./LongTextInput";
import type { InputProps } from "./props";
import { RelationInput } from "./RelationInput";
import { RelationsInput } from "./RelationsInput";
import { TextInput } from "./TextInput";
import { TimeInput } from "./TimeInput";

const INPUTS: Record<FieldKind, ComponentType<InputProps>> = {
  text: TextInput,
  "long-text": LongTextInput,
  email: TextInput,
  secret: TextInput,
  integer: TextInput,
  number: TextInput,
  boolean: BooleanInput,
  time: TimeInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  relation: RelationInput,
  relations: RelationsInput,
  lines: LongTextInput,
  json: LongTextInput,
};

export function FieldInput(props: InputProps) {
  const Input = INPUTS[props.field.kind];
  return <Input {...props} />;
}
