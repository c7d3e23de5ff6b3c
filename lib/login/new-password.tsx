/** @jsxImportSource hono/jsx */
import type { FieldErrors } from "../errors";
import type { Fields } from "../http/body";
import { Input, textOf } from "./form";

const RULES = ["Your password must contain at least 8 characters.", "Your password can’t be entirely numeric."];

/** The field twice, since the characters typed are hidden. */
export function NewPassword({ confirm, errors }: { confirm: string; errors: FieldErrors }) {
  const common = { type: "password", autocomplete: "new-password" } as const;
  return (
    <>
      <Input
        {...common}
        name="new_password1"
        label="New password"
        error={errors.newPassword1?.join(" ")}
        help={RULES}
      />
      <Input {...common} name="new_password2" label={confirm} error={errors.newPassword2?.join(" ")} />
    </>
  );
}

export function newPasswordOf(fields: Fields): { newPassword1: string; newPassword2: string } {
  return { newPassword1: textOf(fields, "new_password1"), newPassword2: textOf(fields, "new_password2") };
}
