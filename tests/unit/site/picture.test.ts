import { ImageResponse } from "next/og";
import { createElement } from "react";
import { expect, it, vi } from "vitest";
import { isDrawable } from "@/lib/site/picture";

it("A picture needs no font of a foreign server for what it writes, and writes most of Europe's letters", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const letters = Array.from({ length: 0x2100 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).filter(isDrawable);
  const element = createElement("div", { style: { display: "flex" } }, letters.join(""));
  await new ImageResponse(element, { width: 600, height: 300 }).arrayBuffer();
  expect(fetched.mock.calls.map(([address]) => String(address)).filter((address) => /^https?:/.test(address))).toEqual(
    [],
  );
  fetched.mockRestore();
  for (const name of ["Zürich Fluntern", "Malmö", "Łódź", "Reykjavík", "São Paulo (100 m)"])
    expect(isDrawable(name)).toBe(true);
  for (const name of ["東京", "Москва", "سوق", "☀", "a\u0000"]) expect(isDrawable(name)).toBe(false);
});
