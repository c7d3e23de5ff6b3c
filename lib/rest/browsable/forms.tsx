/** @jsxImportSource hono/jsx */
import type { Fields } from "../../http/body";
import type { Method, Operation } from "../endpoint";
import { fieldsOf } from "../fields";
import { Field } from "./field";

/** The hidden fields: the CSRF token, and the method that HTML forms cannot send. */
export function Hidden({ csrf, method }: { csrf: string | undefined; method?: string }) {
  return (
    <>
      {csrf ? <input type="hidden" name="csrfmiddlewaretoken" value={csrf} /> : null}
      {method && method !== "POST" ? <input type="hidden" name="_method" value={method} /> : null}
    </>
  );
}

interface WriteFormsProps {
  /** This page's own address. */
  action: string;
  csrf: string | undefined;
  /** PUT comes with PATCH. */
  method: "POST" | "PUT";
  operation: Operation;
  patch: boolean;
  values: Fields;
  errors: Record<string, readonly string[]>;
  /** The raw text that was sent, if any. */
  raw: string | undefined;
}

/** The HTML form and the raw one, as two tabs that work without a script. */
export function WriteForms(props: WriteFormsProps) {
  const { method, raw } = props;
  return (
    <section class="card tabs" aria-label={method === "POST" ? "Add" : "Change"}>
      <input type="radio" name="tab" id="tab-form" checked={raw === undefined} />
      <label for="tab-form">HTML form</label>
      <input type="radio" name="tab" id="tab-raw" checked={raw !== undefined} />
      <label for="tab-raw">Raw data</label>
      <HtmlForm {...props} />
      <RawForm {...props} />
    </section>
  );
}

function HtmlForm({ action, csrf, method, operation, values, errors }: WriteFormsProps) {
  return (
    <form class="panel" id="panel-form" method="post" action={action}>
      <Hidden csrf={csrf} method={method} />
      <Messages errors={errors.non_field_errors ?? []} />
      {fieldsOf(operation.input).map(([name, info]) => (
        <Field
          form="form"
          name={name}
          info={info}
          value={info.secret ? "" : values[name]}
          errors={errors[name] ?? []}
        />
      ))}
      <button class="button" type="submit">
        {method}
      </button>
    </form>
  );
}

function RawForm({ action, csrf, method, operation, patch, values, errors, raw }: WriteFormsProps) {
  const methods: Method[] = patch ? [method, "PATCH"] : [method];
  return (
    <form class="panel" id="panel-raw" method="post" action={action}>
      <Hidden csrf={csrf} />
      <Messages
        errors={Object.entries(errors).flatMap(([name, messages]) => messages.map((text) => `${name}: ${text}`))}
      />
      <input type="hidden" name="_content_type" value="application/json" />
      <div class="field">
        <label for="raw-content">Content (application/json)</label>
        <textarea id="raw-content" name="_content" rows={12} spellcheck={false}>
          {raw ?? JSON.stringify(template(operation, values), null, 4)}
        </textarea>
      </div>
      {methods.map((name) => (
        <button class={name === "PATCH" ? "button secondary" : "button"} type="submit" name="_method" value={name}>
          {name}
        </button>
      ))}
    </form>
  );
}

function Messages({ errors }: { errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <ul class="error" role="alert">
      {errors.map((error) => (
        <li>{error}</li>
      ))}
    </ul>
  );
}

function template(operation: Operation, values: Fields): Fields {
  const fields = fieldsOf(operation.input).filter(([, info]) => !info.secret);
  return Object.fromEntries(
    fields.map(([name, info]) => [name, values[name] ?? (info.type === "list" ? [] : info.nullable ? null : "")]),
  );
}
