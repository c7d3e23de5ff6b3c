import type { Catalogue } from "../text";

export const charts: Catalogue["charts"] = {
  wind: "Wind",
  mean: "Mittel",
  rangeOf: "Spanne",
  lowToHigh: "Tiefst- bis Höchstwert",
  span: "{from} bis {to}",
  direction: "Richtung",
  from: "Aus",
  table: "Tabelle der Werte",
  values: "{title}, Werte",
  time: "Zeit",
  total: "Insgesamt {value}.",
  nothing: "In dieser Zeit wurde nichts gemessen.",
  always: "Immer {value}.",
  lowHigh: "Tiefst {low}. Höchst {high}.",
  meanGust: "Mittel {mean}. Stärkste Böe {gust}.",
  meanHigh: "Mittel {mean}. Höchst {high}.",
  at: "{value}, {time}",
};
