import type { Catalogue } from "../text";

export const compass: Catalogue["compass"] = {
  N: "N",
  NNE: "NNO",
  NE: "NO",
  ENE: "ONO",
  E: "O",
  ESE: "OSO",
  SE: "SO",
  SSE: "SSO",
  S: "S",
  SSW: "SSW",
  SW: "SW",
  WSW: "WSW",
  W: "W",
  WNW: "WNW",
  NW: "NW",
  NNW: "NNW",
  north: "nord",
  east: "ost",
  south: "süd",
  west: "west",
};
