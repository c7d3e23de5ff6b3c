/** @jsxImportSource hono/jsx */
import type { FieldInfo } from "../fields";
import { labelOf } from "../options";

interface FieldProps {
  name: string;
  info: FieldInfo;
  value: unknown;
  errors: readonly string[];
  /** Distinguishes the same field in two forms. */
  form: string;
}

/** One field of an HTML form: label, control, help text and errors. */
export function Field({ name, info, value, errors, form }: FieldProps) {
  const id = `${form}-${name}`;
  const described = [info.help ? `${id}-help` : "", errors.length > 0 ? `${id}-errors` : ""].filter(Boolean).join(" ");
  return (
    <div class={errors.length > 0 ? "field invalid" : "field"}>
      <label for={id}>
        {labelOf(name)}
        {info.required && !info.nullable ? "" : <span class="optional"> optional</span>}
      </label>
      <Control id={id} name={name} info={info} value={value} described={described} invalid={errors.length > 0} />
      {info.help ? (
        <p class="help" id={`${id}-help`}>
          {info.help}
        </p>
      ) : null}
      {errors.length > 0 ? (
        <ul class="error" id={`${id}-errors`}>
          {errors.map((error) => (
            <li>{error}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface ControlProps {
  id: string;
  name: string;
  info: FieldInfo;
  value: unknown;
  described: string;
  invalid: boolean;
}

function Control({ id, name, info, value, described, invalid }: ControlProps) {
  const common = {
    id,
    name,
    ...(described ? { "aria-describedby": described } : {}),
    ...(invalid ? { "aria-invalid": "true" } : {}),
  };
  if (info.type === "boolean") {
    return (
      <select {...common}>
        {info.required ? null : <option value="">As it is</option>}
        {["true", "false"].map((option) => (
          <option value={option} selected={String(value) === option}>
            {option === "true" ? "Yes" : "No"}
          </option>
        ))}
      </select>
    );
  }
  if (info.choices) return <Choices {...common} choices={info.choices} value={value} />;
  if (info.type === "list") return <Lines {...common} value={value} />;
  return (
    <input
      {...common}
      type={info.secret ? "password" : "text"}
      autocomplete={info.secret ? "new-password" : "off"}
      inputmode={info.type === "float" ? "decimal" : undefined}
      maxlength={info.maxLength}
      value={value === null || value === undefined ? "" : String(value)}
    />
  );
}

interface ListProps {
  name: string;
  value: unknown;
}

function Choices({ choices, value, ...common }: ListProps & { choices: readonly string[] }) {
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  return (
    <>
      {/* Without it, a form with no choice selected would not send the field at all. */}
      <input type="hidden" name={common.name} value="" />
      <select {...common} multiple size={Math.min(choices.length, 8)}>
        {choices.map((choice) => (
          <option value={choice} selected={chosen.has(choice)}>
            {choice}
          </option>
        ))}
      </select>
    </>
  );
}

/** One input for each entry, and an empty one for another. */
function Lines({ value, name, ...common }: ListProps & { id?: string }) {
  const entries = [...(Array.isArray(value) ? value.map(String) : []), ""];
  return (
    <>
      {entries.map((entry, i) => (
        <input
          {...(i === 0 ? common : { "aria-label": `${labelOf(name)}, ${i + 1}` })}
          type="text"
          name={name}
          value={entry}
        />
      ))}
    </>
  );
}
