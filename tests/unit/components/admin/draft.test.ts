import { describe, expect, it } from "vitest";
import { draftOf, reduceDraft, sentOf } from "@/components/admin/draft/draft";
import { begin, isDirty } from "@/components/admin/form/useRecordForm";
import type { FieldKind, FieldSpec, FieldValue, FormPage } from "@/lib/contract/admin/admin";

const field = (name: string, kind: FieldKind, readOnly = false): FieldSpec => ({
  name,
  kind,
  label: name,
  required: false,
  readOnly,
});

const fields = [
  field("time", "time"),
  field("lines", "lines"),
  field("isPublic", "boolean"),
  field("id", "integer", true),
];
const values: Record<string, FieldValue> = { time: 1393926308000, lines: ["a", "b"], isPublic: null, id: 7 };

const page: FormPage = {
  model: {
    path: "x",
    singular: "x",
    plural: "xs",
    may: { view: true, add: true, change: true, delete: true },
    canImport: false,
  },
  label: "x",
  fieldsets: [{ fields }],
  values,
  related: {},
  isWritable: true,
  mayDelete: true,
  actions: [],
  inlines: [],
};

describe("what stands in a form", () => {
  it("a draft holds typed text and is sent in the server's format, without read-only fields", () => {
    const draft = draftOf(fields, values);
    expect(draft.values).toEqual({ time: "2014-03-04 09:45:08", lines: "a\nb", isPublic: false, id: "7" });
    expect(sentOf(fields, draft)).toEqual({ time: "2014-03-04T09:45:08Z", lines: ["a", "b"], isPublic: false });
  });

  it("a time is sent in the zone chosen for it", () => {
    const draft = reduceDraft(draftOf(fields, values), { type: "zoned", field: "time", zone: "Asia/Kolkata" });
    expect(sentOf(fields, draft).time).toBe("2014-03-04T09:45:08+05:30");
  });

  it("leaving a changed draft asks for confirmation", () => {
    const state = begin(page);
    expect(isDirty(state)).toBe(false);
    const typed = reduceDraft(state.draft, { type: "typed", field: "isPublic", value: true });
    expect(isDirty({ page, draft: typed })).toBe(true);
    const back = reduceDraft(typed, { type: "typed", field: "isPublic", value: false });
    expect(isDirty({ page, draft: back })).toBe(false);
  });
});
