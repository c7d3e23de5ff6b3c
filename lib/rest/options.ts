import type { z } from "zod";
import { PARSES } from "../http/body";
import { MEDIA_TYPES } from "../http/negotiate";
import { type Call, type Endpoint, METHODS, type Operation } from "./endpoint";
import { type FieldInfo, fieldsOf } from "./fields";

/** The answer to OPTIONS, in Django REST framework's shape. Actions are listed only for callers who may use them. */
export function describe({ name, description, renders, operations }: Endpoint, { ctx }: Pick<Call, "ctx">) {
  const writable = METHODS.flatMap((method) => {
    const operation = operations[method];
    // Like Django REST framework, PATCH is not listed: it takes the fields of PUT.
    return operation?.input && method !== "PATCH" && allowed(operation, ctx) ? [[method, operation] as const] : [];
  });
  return {
    name,
    description,
    renders: renders.map((renderer) => MEDIA_TYPES[renderer]),
    parses: PARSES,
    ...(writable.length === 0
      ? {}
      : { actions: Object.fromEntries(writable.map(([method, operation]) => [method, actionOf(operation)])) }),
  };
}

export function allowed({ authorise }: Operation, ctx: Call["ctx"]): boolean {
  try {
    authorise(ctx);
    return true;
  } catch {
    return false;
  }
}

function actionOf({ input, output }: Operation) {
  const writable = new Map(fieldsOf(input));
  const names = new Set([...shapeKeys(output), ...writable.keys()]);
  return Object.fromEntries([...names].map((name) => [name, fieldOf(name, writable.get(name))]));
}

function shapeKeys(output: z.ZodType | undefined): string[] {
  return output && "shape" in output ? Object.keys(output.shape as object) : [];
}

function fieldOf(name: string, info: FieldInfo | undefined) {
  const label = labelOf(name);
  if (!info) return { type: "field", required: false, read_only: true, label };
  const { required, maxLength, minValue, maxValue, help, choices } = info;
  return {
    type: typeOf(info),
    required,
    read_only: false,
    label,
    ...(help ? { help_text: help } : {}),
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
    ...(minValue === undefined ? {} : { min_value: minValue }),
    ...(maxValue === undefined ? {} : { max_value: maxValue }),
    ...(choices ? { choices: choices.map((value) => ({ value, display_name: value })) } : {}),
  };
}

/** Django REST framework says whether a list has choices; it calls a list of links a plain "field". */
function typeOf({ type, choices }: FieldInfo): string {
  if (type !== "list") return type;
  return choices ? "multiple choice" : "field";
}

/** As "Is staff" for `is_staff`. */
export function labelOf(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
