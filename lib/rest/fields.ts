import { z } from "zod";
import { isDecimal } from "../contract/decimal";
import { timeSchema } from "../contract/reading/reading";
import { isWallClock } from "../weather/time/wallClock";

/** What OPTIONS, the forms of the browsable API and OpenAPI say of a field. */
export interface FieldInfo {
  /** The name of its type in Django REST framework. */
  type: "string" | "float" | "datetime" | "boolean" | "email" | "field" | "choice" | "list";
  required: boolean;
  nullable: boolean;
  /** Its JSON Schema. */
  schema: Record<string, unknown>;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  choices?: readonly string[];
  /** Never shown, not even in a form. */
  secret?: boolean;
  /** A sentence for the reader. */
  help?: string;
}

/** Finds a field's description by its schema, so that an input schema is all that forms and documentation need. */
const fieldInfo = z.registry<FieldInfo>();

function infoOf(schema: z.core.$ZodType | undefined): FieldInfo | undefined {
  return schema && fieldInfo.get(schema);
}

/** The fields of a body, in order. */
export function fieldsOf(input: z.ZodObject | undefined): [name: string, info: FieldInfo][] {
  return Object.entries(input?.shape ?? {}).flatMap(([name, schema]) => {
    const info = infoOf(schema);
    return info ? [[name, info] as [string, FieldInfo]] : [];
  });
}

export interface FieldOptions<Required extends boolean, Nullable extends boolean> {
  /** Default: true. */
  required?: Required;
  /** Default: false. If true, a form's empty text means null. */
  nullable?: Nullable;
  help?: string;
  /** For the documentation. */
  example?: unknown;
}

/** An invalid value. Only the first error of a field is reported. */
class FieldError extends Error {}

function refuse(message: string): never {
  throw new FieldError(message);
}

type Field<Output, Required, Nullable> = z.ZodType<
  Output | (Required extends false ? undefined : never) | (Nullable extends true ? null : never),
  unknown
>;

/** A field of the textbook API: accepts any JSON value, and refuses with Django REST framework's exact messages. */
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
  // Marked as optional outside of the transformation, since zod reports a missing key before it runs one.
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

/** Text, trimmed. A number is accepted as its text. */
function readText(value: unknown): string {
  if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) {
    return refuse("Not a valid string.");
  }
  const text = String(value).trim();
  if (text.includes("\0")) return refuse("Null characters are not allowed.");
  // A lone surrogate has no UTF-8 encoding: the database would store another text than the response shows.
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
  /** Represented as text, like the textbook's API does. */
  asText?: boolean;
}

/** A finite number between two bounds, given as JSON number or as text. */
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

/** The same, or a date and time without an offset, which only the caller's service can interpret: stays text. */
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

/** A reference to another resource, by its address or its number; parsed into the number. */
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

/** Some of a fixed list of choices. */
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

/** A form sends a list of one as plain text, and an empty one as an empty text. */
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
