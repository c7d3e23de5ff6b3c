/** The fields that have a value: an update leaves the others unchanged. */
export function omitUndefined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields> as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}
