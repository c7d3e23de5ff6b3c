import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const PAGES = ["docs/textbook.md", "examples/textbook/README.md", "examples/textbook/admin.md"];

/** Files and folders that a page links to, and the headings there. */
function linksOf(page: string): { path: string; heading: string | undefined }[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/\]\((?:<([^>]+)>|([^)\s]+))\)/g)].flatMap(([, bracketed, plain]) => {
    const [path = "", heading] = (bracketed ?? plain ?? "").split("#");
    return path.includes("://") ? [] : [{ path: join(dirname(page), path), heading }];
  });
}

function headingsOf(page: string): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

it.each(PAGES)("%s leads to files and headings that are there", (page) => {
  const links = linksOf(page);
  if (page.startsWith("docs")) expect(links.length).toBeGreaterThan(25);
  for (const { path, heading } of links) {
    expect(existsSync(path), path).toBe(true);
    if (heading) expect(headingsOf(path), `${path}#${heading}`).toContain(heading);
  }
});
