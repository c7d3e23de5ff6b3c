import { describe, expect, it } from "vitest";
import { commandText, resultText } from "@/components/admin/device/words";

describe("commands in words", () => {
  it.each([
    [{ name: "read" } as const, "Read now"],
    [{ name: "light", on: true } as const, "Light on"],
    [{ name: "light", on: null } as const, "Light automatic"],
    [{ name: "interval", seconds: 1200 } as const, "Interval 1,200 s"],
  ])("the command %j is described as %s", (request, text) => {
    expect(commandText(request)).toBe(text);
  });

  it("the outcome of a command is described with known units", () => {
    expect(resultText("", { temperature: 21.5, humidity: 50, light_on: true })).toBe(
      "Temperature 21.5 °C, Humidity 50%, light_on on",
    );
    expect(resultText("No light here.", null)).toBe("No light here.");
    expect(resultText("Read", { charge: 12, note: null })).toBe("Read: charge 12, note –");
  });
});
