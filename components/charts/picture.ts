const MARGIN = 20;
const HEAD = 62;
const FOOT = 26;
/** Pixels of the picture per CSS pixel. */
const DENSITY = 2;

const SVG = "http://www.w3.org/2000/svg";

interface Captions {
  title: string;
  /** Below the title: the period and its time zone. */
  subtitle: string;
  /** Below the chart. */
  source: string;
}

/** A chart as a self-contained picture: in the colours of the page's theme, with captions. */
export function pictureOf(chart: SVGSVGElement, { title, subtitle, source }: Captions): SVGSVGElement {
  const { width, height } = chart.getBoundingClientRect();
  const colours = getComputedStyle(chart);
  const copy = document.importNode(chart, true);
  for (const part of copy.querySelectorAll("[data-picture=no], .recharts-tooltip-cursor, title, desc")) part.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) resolveColours(part, colours);
  for (const [name, value] of Object.entries({ x: MARGIN, y: HEAD, width, height }))
    copy.setAttribute(name, String(value));

  const picture = element("svg", { width: width + 2 * MARGIN, height: HEAD + height + FOOT });
  picture.setAttribute("font-family", "Inter, system-ui, sans-serif");
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  picture.append(
    element("rect", { width: "100%", height: "100%", fill: colour("--panel") }),
    text(title, { x: MARGIN, y: 28, fill: colour("--ink"), "font-size": 17, "font-weight": 600 }),
    text(subtitle, { x: MARGIN, y: 48, fill: colour("--muted"), "font-size": 12.5 }),
    copy,
    text(source, { x: MARGIN, y: HEAD + height + 17, fill: colour("--muted"), "font-size": 11 }),
  );
  return picture;
}

/** Custom properties are not available outside the page. */
function resolveColours(part: Element, colours: CSSStyleDeclaration): void {
  part.removeAttribute("class");
  for (const { name, value } of [...part.attributes]) {
    if (!value.includes("var(")) continue;
    part.setAttribute(
      name,
      value.replace(/var\((--[\w-]+)\)/g, (_, property) => colours.getPropertyValue(property).trim()),
    );
  }
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(content: string, attributes: Record<string, string | number>): SVGElement {
  const made = element("text", attributes);
  made.textContent = content;
  return made;
}

/** Offers the picture to the visitor as a download. */
export async function savePicture(picture: SVGSVGElement, name: string, kind: "svg" | "png"): Promise<void> {
  const svg = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  const link = document.createElement("a");
  link.download = `${name}.${kind}`;
  link.href = kind === "svg" ? svg : await rastered(svg, picture);
  link.click();
}

async function rastered(svg: string, picture: SVGSVGElement): Promise<string> {
  const image = new Image();
  image.src = svg;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(picture.getAttribute("width")) * DENSITY;
  canvas.height = Number(picture.getAttribute("height")) * DENSITY;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
