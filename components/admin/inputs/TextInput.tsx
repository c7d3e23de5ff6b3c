import clsx from "clsx";
import { inputClass } from "@/components/ui/input";
import type { FieldKind } from "@/lib/contract/admin/admin";
import { unitText } from "../words";
import { controlProps, type InputProps, textOf } from "./props";

type Attributes = Pick<React.InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "autoComplete">;

/**
 * Numbers use text inputs, too: the browser's number input drops what it cannot parse, and changes with the mouse
 * wheel.
 */
const ATTRIBUTES: Partial<Record<FieldKind, Attributes>> = {
  email: { type: "email", autoComplete: "off" },
  secret: { type: "password", autoComplete: "new-password" },
  integer: { inputMode: "numeric" },
  number: { inputMode: "decimal" },
};

export function TextInput(props: InputProps) {
  const { field, value, onChange, isInvalid } = props;
  const isNumber = field.kind === "integer" || field.kind === "number";
  const unit = unitText(field.unit);
  const unitId = `${props.id}-unit`;
  const control = controlProps(props);
  const input = (
    <input
      type="text"
      autoComplete="off"
      {...ATTRIBUTES[field.kind]}
      {...control}
      {...(unit ? { "aria-describedby": [unitId, props.describedBy].filter(Boolean).join(" ") } : {})}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
      className={clsx(inputClass(isInvalid), isNumber && "max-w-44")}
    />
  );
  if (!unit) return input;
  return (
    <div className="flex items-center gap-2">
      {input}
      <span id={unitId} className="text-muted text-sm">
        {unit}
      </span>
    </div>
  );
}
