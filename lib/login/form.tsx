/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Fields } from "../http/body";

/** The error for a form without a valid CSRF token. */
export const OLD_FORM = "This form was too old, or cookies are off. Please try again.";

interface FormCardProps {
  /** Default: this page's own address. */
  action?: string;
  heading: string;
  error?: string | undefined;
  csrf?: string | undefined;
  children: Child;
}

/** A form in the middle of the page, with the general error above its fields. */
export function FormCard({ action, heading, error, csrf, children }: FormCardProps) {
  return (
    <form class="card login" method="post" action={action}>
      <h1>{heading}</h1>
      {error ? (
        <p class="error" role="alert">
          {error}
        </p>
      ) : null}
      {csrf ? <input type="hidden" name="csrfmiddlewaretoken" value={csrf} /> : null}
      {children}
    </form>
  );
}

interface InputProps {
  name: string;
  label: string;
  type: "text" | "email" | "password";
  autocomplete: "username" | "email" | "current-password" | "new-password";
  value?: string | undefined;
  error?: string | undefined;
  help?: readonly string[];
  autofocus?: boolean;
}

export function Input({ name, label, type, autocomplete, value = "", error, help = [], autofocus }: InputProps) {
  const described = [help.length > 0 ? `${name}-help` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class={error ? "field invalid" : "field"}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        required
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        autofocus={autofocus}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
      />
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      {help.length > 0 ? (
        <ul class="help" id={`${name}-help`}>
          {help.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A page with only a message and links. */
export function Note({ heading, children }: { heading: string; children: Child }) {
  return (
    <div class="card login">
      <h1>{heading}</h1>
      {children}
    </div>
  );
}

/** A form field as text; empty if it is missing. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
