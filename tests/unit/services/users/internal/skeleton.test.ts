import fc from "fast-check";
import { expect, it } from "vitest";
import { usernameSchema } from "@/lib/contract/users/username";
import { lookAlike } from "@/lib/services/users/internal/skeleton";

it.each([
  ["асе", "ace", "all Cyrillic"],
  ["СОРА", "copa", "Cyrillic capitals, which are what the other's would look like"],
  ["сора", "COPA", "the other way round"],
  ["АТОМ", "atom", "letters that look so as capitals only"],
  ["ΝΙΚΟ", "niko", "all Greek"],
  ["οο", "oo", "small Greek letters"],
  ["սո", "un", "all Armenian"],
  ["ꓮꓓꓟꓲꓠ", "admin", "all Lisu"],
  ["ᎪᎬ", "ae", "all Cherokee"],
  ["r00t", "root", "0 for o"],
  ["adm1n", "admin", "1 for i"],
  ["user.l", "user.1", "l for 1"],
  ["lan", "Ian", "l for I"],
  ["rnaria", "maria", "two letters for one"],
  ["ɑdmin", "admin", "a Latin letter that is another"],
  ["r\u05e1\u05e1t", "root", "Hebrew among Latin"],
  ["Anna", "anna", "the same but for case"],
  ["ad\u034fmin", "admin", "something invisible"],
])("the name %s looks like %s: %s", (a, b) => {
  expect(lookAlike(a, b)).toBe(true);
  expect(lookAlike(b, a)).toBe(true);
});

it.each([
  ["anna", "hanna"],
  ["анна", "anna"],
  ["админ", "admin"],
  ["zoe", "zoë"],
  ["mila", "milla"],
  ["user1", "user2"],
  ["van", "nan"],
  ["田中", "田"],
])("the names %s and %s look different", (a, b) => {
  expect(lookAlike(a, b)).toBe(false);
});

it("every name looks like itself, in any form", () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."abcilmoxzАВСасеорΑΒοé0159_.@+-"),
    minLength: 1,
    maxLength: 30,
  });
  const forms = fc.constantFrom("NFC" as const, "NFD" as const, "NFKC" as const, "NFKD" as const);
  fc.assert(
    fc.property(letters, forms, (name, form) => {
      if (!usernameSchema.safeParse(name).success) return;
      expect(lookAlike(name, name.normalize(form).toUpperCase())).toBe(true);
    }),
  );
});
