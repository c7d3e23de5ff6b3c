import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usernameKey, usernameSchema } from "@/lib/contract/users/username";

describe("usernameSchema", () => {
  it("a user name is normalized, and its letters are of one script where scripts look alike", () => {
    expect(usernameSchema.parse("ａｄｍｉｎ")).toBe("admin");
    expect(usernameSchema.parse("Jose\u0301")).toBe("José");
    expect(usernameSchema.parse("админ")).toBe("админ");
    expect(usernameSchema.parse("田中_taro")).toBe("田中_taro");
    for (const name of [
      "\u0430dmin",
      "adm\u0456n",
      "\u0391dmin",
      "a dmin",
      "a\u200bb",
      "a\u034fb",
      "\u3164",
      "a\ufe0f",
    ]) {
      expect(usernameSchema.safeParse(name).success, name).toBe(false);
    }
  });
});

describe("usernameKey", () => {
  /** What the schema lets through, of any scripts. */
  const name = fc
    .oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 20 }))
    .map((text) => text.normalize("NFKC").replaceAll(/[^\p{L}\p{M}\p{N}_.@+-]/gu, ""));

  it("a key is its own key, and at most twice as long as the name", () => {
    fc.assert(
      fc.property(name, (text) => {
        const key = usernameKey(text);
        expect(usernameKey(key)).toBe(key);
        expect(key.length).toBeLessThanOrEqual(2 * text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("all forms of a name have the same key", () => {
    fc.assert(
      fc.property(name, fc.constantFrom("NFC", "NFD", "NFKC", "NFKD"), (text, form) => {
        expect(usernameKey(text.normalize(form))).toBe(usernameKey(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("capitals and small letters have the same key", () => {
    fc.assert(
      fc.property(name, (text) => {
        // Of letters with their marks as they come: in capitals, an iota below becomes a letter that takes the marks after it.
        const capitals = Array.from(text.normalize("NFKD"), (letter) => letter.toUpperCase()).join("");
        for (const variant of [capitals, text.toLowerCase()]) expect(usernameKey(variant)).toBe(usernameKey(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("every letter's key ignores its case", () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const letter = String.fromCodePoint(code);
      const variants = [letter.toLowerCase(), letter.toUpperCase(), letter.normalize("NFD"), letter.normalize("NFKD")];
      if (variants.every((variant) => variant === letter) || !/[\p{L}\p{M}\p{N}]/u.test(letter)) continue;
      const key = usernameKey(letter);
      for (const variant of [key, ...variants])
        if (usernameKey(variant) !== key) expect.fail(`${letter} and ${variant}`);
    }
  });

  it.each([
    ["Anna", "anna"],
    ["ÄNNA", "änna"],
    ["straße", "STRASSE"],
    ["STRAẞE", "strasse"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος"],
    ["ＡＮＮＡ", "anna"],
    ["Jose\u0301", "JOSÉ"],
    ["АННА", "анна"],
    ["Kelvin", "\u212aelvin"],
    ["ılgın", "ILGIN"],
  ])("the names %s and %s have the same key", (a, b) => {
    expect(usernameKey(a)).toBe(usernameKey(b));
  });

  it.each([
    ["anna", "анна"],
    ["zoe", "zoë"],
    ["anna1", "annal"],
  ])("the names %s and %s have different keys", (a, b) => {
    expect(usernameKey(a)).not.toBe(usernameKey(b));
  });
});
