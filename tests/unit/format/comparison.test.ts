import { describe, expect, it } from "vitest";
import { comparisonText } from "../../../lib/format/comparison";
import { preferred } from "../support/preferred";

const years = (count: number, last = 2025) => Array.from({ length: count }, (_, i) => last - i);

describe("how warm a day was so far", () => {
  const said = (change: number, of: number[], locale = "en-IE") =>
    comparisonText({ change, years: of }, "2026-03-10", preferred({}, locale)).replaceAll("\u00a0", " ");

  it("a day is compared with a normal only from ten years on", () => {
    expect(said(1.26, years(10))).toBe("So far 1.3 °C warmer than usual, hour by hour");
    expect(said(-1.26, years(30))).toBe("So far 1.3 °C cooler than usual, hour by hour");
    expect(said(-2, years(9))).toBe("So far 2.0 °C cooler than the mean of 9 earlier years, hour by hour");
    expect(said(2, years(1))).toBe("So far 2.0 °C warmer than last year, hour by hour");
    expect(said(2, years(1, 2019))).toBe("So far 2.0 °C warmer than in 2019, hour by hour");
  });

  it("a difference that rounds to zero is shown as none", () => {
    expect(said(-0.04, years(12))).toBe("So far as warm as usual, hour by hour");
  });

  it("a comparison is written in German too", () => {
    expect(said(1, years(12), "de-DE")).toBe("Bisher 1,0 °C wärmer als üblich, Stunde für Stunde");
    expect(said(-1, years(1), "de-DE")).toBe("Bisher 1,0 °C kühler als letztes Jahr, Stunde für Stunde");
    expect(said(0, years(3), "de-DE")).toBe("Bisher so warm wie das Mittel aus 3 früheren Jahren, Stunde für Stunde");
    expect(said(-1, years(1, 2019), "de-DE")).toBe("Bisher 1,0 °C kühler als 2019, Stunde für Stunde");
  });
});
