import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineSchema, shownLine, textSchema } from "@/lib/contract/text";

const line = lineSchema();

describe("lineSchema", () => {
  it.each([
    ["ESC", "\u001b[31mred"],
    ["CR and LF", "a\r\nSet-Cookie: x"],
    ["BEL", "a\u0007"],
    ["a tab", "a\tb"],
    ["C1", "a\u009bb"],
    ["a line separator", "a\u2028b"],
    ["a NUL", "a\0b"],
    ["an override of direction", "a\u202egnp.exe"],
    ["an isolate", "a\u2066b"],
    ["zero-width characters only", "\u200b\u200d\ufeff"],
    ["blanks of any kind only", "\u00a0\u3000"],
    ["a Hangul filler only", "\u3164"],
    ["half a character", "a\ud800"],
  ])("a line refuses %s", (_what, text) => {
    const result = line.safeParse(text);
    // Blanks at the ends are taken away, which may leave nothing for the caller's own rule to refuse.
    expect(result.success && result.data !== "").toBe(false);
  });

  it.each(["Roof", "Dach über dem Hof", "屋上", "أعلى السطح", "गच्ची", "👩‍🔬 lab", "a\u200fb", "Δx"])(
    "a line accepts %s",
    (text) => {
      expect(line.parse(`  ${text}\n`)).toBe(text.normalize("NFC"));
    },
  );

  it("normalization is stable and its result is accepted again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const result = line.safeParse(text);
        if (!result.success) return;
        expect(result.data).toBe(result.data.normalize("NFC"));
        expect(result.data).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(line.parse(result.data)).toBe(result.data);
      }),
    );
  });
});

it("multi-line text keeps its lines", () => {
  expect(textSchema().parse("a\nb\tc")).toBe("a\nb\tc");
});

describe("shownLine", () => {
  it.each([
    ["ada", "ada"],
    ["a\r\nb\0\u001b[2J", "a\uFFFD\uFFFDb\uFFFD\uFFFD[2J"],
    ["a\u202egnp.exe", "a\uFFFDgnp.exe"],
    ["ad\u200bmin", "ad\uFFFDmin"],
    ["half \ud83c", "half \uFFFD"],
    ["x".repeat(500), "x".repeat(20)],
    ["屋上 🌦", "屋上 🌦"],
  ])("shownLine shows %j as %j", (text, shown) => {
    expect(shownLine(text, 20)).toBe(shown);
  });

  it("shownLine leaves no invisible characters and splits no surrogate pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, most) => {
        const shown = shownLine(text, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/[\p{C}\u2028\u2029]/u);
      }),
    );
  });
});
