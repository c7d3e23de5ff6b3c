/** Width and height in CSS pixels. */
export const PIN_SIZE = [28, 36] as const;

const SVG = "http://www.w3.org/2000/svg";

/** The pin's image, in the theme's colours. */
export function pinElement(): HTMLElement {
  const element = document.createElement("div");
  const picture = shape("svg", { viewBox: "0 0 28 36", width: String(PIN_SIZE[0]), height: String(PIN_SIZE[1]) });
  picture.append(
    shape("path", {
      d: "M14 35C9 27 2 21 2 13.5a12 12 0 0 1 24 0C26 21 19 27 14 35Z",
      fill: "var(--accent)",
      stroke: "var(--panel)",
      "stroke-width": "2",
    }),
    shape("circle", { cx: "14", cy: "13.5", r: "4.5", fill: "var(--panel)" }),
  );
  element.append(picture);
  return element;
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
