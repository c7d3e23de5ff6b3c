import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, guardFormula, unguardFormula } from "@/lib/services/export";

describe("csvCell", () => {
  it("comes back from a CSV reader, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parse(`a,${csvCell(text)},b\n`)).toEqual([["a", text, "b"]]);
      }),
    );
  });
});

describe("guardFormula", () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^'{0,2}[=+@-]\w*$/));

  it("lets no text begin like a formula, and can be undone", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});
