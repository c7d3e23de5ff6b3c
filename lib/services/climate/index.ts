export { climateMonth } from "./month";
export { records } from "./records";
export { sameDay } from "./same-day";
export { climateSpan } from "./span";
export { trends } from "./trends";
export { climateYear } from "./year";
