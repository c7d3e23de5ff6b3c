import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, guardFormula, unguardFormula } from "@/lib/services/export";

describe("csvCell", () => {
  it("any text survives the round trip through a CSV cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parse(`a,${csvCell(text)},b\n`)).toEqual([["a", text, "b"]]);
      }),
    );
  });
});

describe("guardFormula", () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^'{0,2}[=+@-]\w*$/));

  it("guarded text never begins like a formula, and the guard can be undone", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});
