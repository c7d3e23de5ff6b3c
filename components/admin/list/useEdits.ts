import { useState } from "react";
import type { FieldValue, FormValues, ListPage } from "@/lib/contract/admin/admin";
import { useAdmin } from "../client";
import { isSame, sentOf, typedOf } from "../draft/draft";
import { errorText, saveErrorOf } from "../errorText";
import { useSay } from "../shell/Flash";
import { useGo } from "../shell/useGo";

/** The unsaved input in the rows of a list. */
export interface Edits {
  valueOf: (key: string, column: string) => FieldValue;
  errorsOf: (key: string, column: string) => string[];
  type: (key: string, column: string, value: FieldValue) => void;
  /** The number of rows that differ from the stored ones. */
  count: number;
  save: () => void;
  discard: () => void;
  isSaving: boolean;
  failure: string | undefined;
}

export function useEdits({ model, columns, rows }: ListPage): Edits {
  const admin = useAdmin();
  const say = useSay();
  const { refresh, isGoing } = useGo();
  const [typed, setTyped] = useState<Record<string, FormValues>>({});
  const [failure, setFailure] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);

  function stored(key: string, name: string): FieldValue {
    const place = columns.findIndex((column) => column.name === name);
    const spec = columns[place]?.editable;
    const value = rows.find((row) => row.key === key)?.cells[place]?.value ?? null;
    return spec ? typedOf(spec, value) : value;
  }

  const changed = Object.entries(typed).flatMap(([key, values]) => {
    const differing = Object.entries(values).filter(([name, value]) => !isSame(value, stored(key, name)));
    return differing.length > 0 ? [{ key, values: Object.fromEntries(differing) }] : [];
  });

  async function save() {
    setSaving(true);
    try {
      const { message } = await admin.saveRows.mutate({
        model: model.path,
        rows: changed.map(({ key, values }) => ({ key, values: sentValues(values) })),
      });
      setTyped({});
      setFailure(undefined);
      say(message);
      refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  }

  function sentValues(values: FormValues): FormValues {
    const specs = columns.flatMap(({ name, editable }) => (editable && name in values ? [editable] : []));
    return sentOf(specs, { values, zones: {}, names: {} });
  }

  const errors = failure === undefined ? {} : saveErrorOf(failure).fields;
  return {
    valueOf: (key, column) => typed[key]?.[column] ?? stored(key, column),
    errorsOf: (key, column) => errors[`${key}.${column}`] ?? [],
    type: (key, column, value) => setTyped((current) => ({ ...current, [key]: { ...current[key], [column]: value } })),
    count: changed.length,
    save: () => void save(),
    discard: () => {
      setTyped({});
      setFailure(undefined);
    },
    isSaving: isSaving || isGoing,
    failure: failure === undefined ? undefined : failureText(failure),
  };
}

function failureText(failure: unknown): string {
  const count = Object.keys(saveErrorOf(failure).fields).length;
  return count === 0 ? errorText(failure) : `Please correct the ${count === 1 ? "error" : "errors"} below.`;
}
