import { z } from "zod";
import { isDecimal } from "../contract/decimal";
import { timeSchema } from "../contract/reading/reading";
import { isWallClock } from "../weather/time/wallClock";

/** What OPTIONS, the forms of the browsable face and OpenAPI say of a field. */
export interface FieldInfo {
  /** Django REST framework's name for its kind. */
  type: "string" | "float" | "datetime" | "boolean" | "email" | "field" | "choice" | "list";
  required: boolean;
  nullable: boolean;
  /** The whole of it as JSON Schema. */
  schema: Record<string, unknown>;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  choices?: readonly string[];
  /** Never shown again, nor in a form. */
  secret?: boolean;
  /** A sentence for people. */
  help?: string;
}

/** Knows each field by its schema, so that whoever has a resource's input schema knows all about it. */
const fieldInfo = z.registry<FieldInfo>();

function infoOf(schema: z.core.$ZodType | undefined): FieldInfo | undefined {
  return schema && fieldInfo.get(schema);
}

/** The fields of a body in their order. */
export function fieldsOf(input: z.ZodObject | undefined): [name: string, info: FieldInfo][] {
  return Object.entries(input?.shape ?? {}).flatMap(([name, schema]) => {
    const info = infoOf(schema);
    return info ? [[name, info] as [string, FieldInfo]] : [];
  });
}

export interface FieldOptions<Required extends boolean, Nullable extends boolean> {
  /** Default: it is. */
  required?: Required;
  /** Default: it is not. An empty text in a form means null then. */
  nullable?: Nullable;
  help?: string;
  /** As the documentation shows it. */
  example?: unknown;
}

/** A value that is no good for its field. The first thing that is wrong with it ends its reading. */
class FieldError extends Error {}

function refuse(message: string): never {
  throw new FieldError(message);
}

type Field<Output, Required, Nullable> = z.ZodType<
  Output | (Required extends false ? undefined : never) | (Nullable extends true ? null : never),
  unknown
>;

/** A field of the textbook API: any JSON value comes in, with Django REST framework's refusals, word for word. */
function field<Output, Required extends boolean, Nullable extends boolean>(
  info: Pick<FieldInfo, "type" | "schema"> & Partial<FieldInfo>,
  { required, nullable, help, example }: FieldOptions<Required, Nullable>,
  read: (value: NonNullable<unknown>) => Output,
): Field<Output, Required, Nullable> {
  const schema = z.unknown().transform((value, ctx) => {
    try {
      if (value === undefined) return refuse("This field is required.");
      if (nullable && (value === null || value === "")) return null;
      return value === null ? refuse("This field may not be null.") : read(value);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      ctx.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
  // zod itself must know that the field may be absent: to the transformation alone it would not leave that.
  const whole = required === false ? schema.optional() : schema;
  fieldInfo.add(whole, {
    required: required !== false,
    nullable: nullable === true,
    ...(help ? { help } : {}),
    ...info,
    schema: example === undefined ? info.schema : { ...info.schema, examples: [example] },
  });
  return whole as Field<Output, Required, Nullable>;
}

/** Text, trimmed; a number counts as the text that it is written as. */
function readText(value: unknown): string {
  if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) {
    return refuse("Not a valid string.");
  }
  const text = String(value).trim();
  if (text.includes("\0")) return refuse("Null characters are not allowed.");
  // Half a character has no place in UTF-8: a database would keep another text than the one that is answered.
  const half = /\p{Surrogate}/u.exec(text)?.[0].charCodeAt(0).toString(16).toUpperCase();
  return half === undefined ? text : refuse(`Surrogate characters are not allowed: U+${half}.`);
}

function notBlank(text: string): string {
  return text === "" ? refuse("This field may not be blank.") : text;
}

interface TextOptions<Required extends boolean> extends FieldOptions<Required, false> {
  /** May be empty. */
  blank?: boolean;
  secret?: boolean;
}

/** Text of up to `most` characters, counted in code points. */
export function textField<Required extends boolean = true>(most: number, options: TextOptions<Required> = {}) {
  const { blank = false, secret = false } = options;
  const schema = { type: "string", maxLength: most, ...(blank ? {} : { minLength: 1 }) };
  return field({ type: "string", schema, maxLength: most, ...(secret ? { secret } : {}) }, options, (value) => {
    const text = readText(value);
    if ([...text].length > most) return refuse(`Ensure this field has no more than ${most} characters.`);
    return blank ? text : notBlank(text);
  });
}

interface NumberOptions<Required extends boolean, Nullable extends boolean> extends FieldOptions<Required, Nullable> {
  min: number;
  max: number;
  /** Shown as text on the way out, as the textbook has it. */
  asText?: boolean;
}

/** A finite number between two bounds, as JSON number or as text. */
export function numberField<Required extends boolean = true, Nullable extends boolean = false>(
  options: NumberOptions<Required, Nullable>,
) {
  const { min, max, asText = false, nullable } = options;
  const number = { type: nullable ? ["number", "null"] : "number", minimum: min, maximum: max };
  const schema = asText ? { anyOf: [{ type: "string" }, number] } : number;
  const info = { type: asText ? "string" : "float", schema, minValue: min, maxValue: max } as const;
  return field(info, options, (value): number => {
    if (typeof value === "number" && !Number.isFinite(value)) return refuse("A valid number is required.");
    const text = notBlank(readText(value));
    const number = isDecimal(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(number)) return refuse("A valid number is required.");
    if (number < min) return refuse(`Ensure this value is greater than or equal to ${min}.`);
    if (number > max) return refuse(`Ensure this value is less than or equal to ${max}.`);
    return number;
  });
}

/** A time in epoch seconds or ISO 8601 with an offset; comes out as epoch ms. */
export function timeField<Required extends boolean = true>(
  options: FieldOptions<Required, false> & { asText?: boolean } = {},
) {
  const schema = {
    anyOf: [{ type: "string" }, { type: "number" }],
    description: "Epoch seconds, or ISO 8601 with an offset.",
  };
  return field({ type: options.asText ? "string" : "datetime", schema }, options, (value) =>
    readTime(notBlank(readText(value))),
  );
}

/** The same, or a date and time without an offset, in a zone that is known only to whoever reads the record: as text. */
export function localTimeField(options: FieldOptions<true, false>) {
  return field({ type: "datetime", schema: { anyOf: [{ type: "string" }, { type: "number" }] } }, options, (value) => {
    const text = notBlank(readText(value));
    return isWallClock(text) ? { local: text } : readTime(text);
  });
}

function readTime(text: string): number {
  const result = timeSchema.safeParse(isDecimal(text) ? Number(text) : text);
  return result.success ? result.data : refuse(result.error.issues[0]?.message ?? "Not a valid time.");
}

const TRUTHS = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ["true", true],
  ["false", false],
  ["on", true],
  ["1", true],
  ["0", false],
  [1, true],
  [0, false],
]);

export function booleanField<Required extends boolean = true>(options: FieldOptions<Required, false> = {}) {
  return field({ type: "boolean", schema: { type: "boolean" } }, options, (value): boolean => {
    return TRUTHS.get(typeof value === "string" ? value.toLowerCase() : value) ?? refuse("Must be a valid boolean.");
  });
}

/** A reference to another resource: its address or its number. Comes out as the number. */
export function linkField<Required extends boolean = true, Nullable extends boolean = false>(
  path: string,
  options: FieldOptions<Required, Nullable> = {},
) {
  const schema = {
    anyOf: [{ type: "string" }, { type: "integer" }, ...(options.nullable ? [{ type: "null" }] : [])],
    description: `The address or number of a ${path}.`,
  };
  return field({ type: "field", schema }, options, (value) => readLink(path, value));
}

/** A list of such references. */
export function linksField<Required extends boolean = true>(path: string, options: FieldOptions<Required, false> = {}) {
  const items = { anyOf: [{ type: "string" }, { type: "integer" }] };
  return field({ type: "list", schema: { type: "array", items } }, options, (value): number[] =>
    readList(value).map((item) => readLink(path, item)),
  );
}

/** Some of a fixed list. */
export function choicesField<Choice extends string, Required extends boolean = true>(
  choices: readonly Choice[],
  options: FieldOptions<Required, false> = {},
) {
  const schema = { type: "array", items: { type: "string", enum: choices } };
  return field({ type: "list", schema, choices }, options, (value): Choice[] =>
    readList(value).map(
      (item) => choices.find((choice) => choice === item) ?? refuse(`${JSON.stringify(item)} is not a valid choice.`),
    ),
  );
}

/** A form sends one of a list as plain text, and none as an empty one. */
function readList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((item) => item !== "");
  if (typeof value === "string") return value === "" ? [] : [value];
  return refuse("Expected a list of items.");
}

function readLink(path: string, value: unknown): number {
  const text = readText(value);
  const address = new RegExp(`^(?:https?://[^/]+)?/${path}/([1-9]\\d{0,9})(?:\\.[a-z0-9]+)?/?$`);
  const digits = (address.exec(text) ?? /^([1-9]\d{0,9})\/?$/.exec(text))?.[1];
  const id = Number(digits);
  return digits !== undefined && id <= 2_147_483_647 ? id : refuse("Invalid hyperlink - No URL match.");
}
