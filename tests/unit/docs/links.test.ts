import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";

/** Every page of the documentation. */
const PAGES = [
  ...readdirSync("."),
  ...["docs", "examples", "device-agent", "prisma", ".github"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ),
].filter((page) => page.endsWith(".md") && !page.includes("node_modules") && page !== "THIRD-PARTY.md");
/** What was true when it was written, and is not held against the tree. */
const HISTORY = "CHANGELOG.md";

const contentOf = (page: string) => readFileSync(page, "utf8");
const withoutBlocks = (text: string) => text.replace(/^ *```[\s\S]*?^ *```$/gm, "");

/** Files and folders that a page links to, and the headings there. */
function linksOf(page: string): { path: string; heading: string | undefined }[] {
  return [...withoutBlocks(contentOf(page)).matchAll(/\]\((?:<([^>]+)>|([^)\s]+))\)/g)].flatMap(
    ([, bracketed, plain]) => {
      const [path = "", heading] = (bracketed ?? plain ?? "").split("#");
      if (path.includes("://") || path.startsWith("mailto:")) return [];
      return [{ path: path === "" ? page : join(dirname(page), path), heading }];
    },
  );
}

function headingsOf(page: string): string[] {
  return [...withoutBlocks(contentOf(page)).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Paths of the source tree in backticks. Those with a placeholder name no one file. */
function pathsOf(page: string): string[] {
  const folders = "app|bench|components|device-agent|docs|e2e|examples|lib|prisma|public|scripts|tests|\\.ci|\\.github";
  return [...withoutBlocks(contentOf(page)).matchAll(/`([^`\s]+)`/g)]
    .map(([, text = ""]) => text)
    .filter((text) => new RegExp(`^(?:${folders})/`).test(text) && !/[<>*{}:]/.test(text));
}

it.each(PAGES)("%s links to files and headings that exist", (page) => {
  for (const { path, heading } of linksOf(page)) {
    expect(existsSync(path), path).toBe(true);
    if (heading && path.endsWith(".md")) expect(headingsOf(path), `${path}#${heading}`).toContain(heading);
  }
});

it.each(PAGES.filter((page) => page !== HISTORY))("%s names paths of the source tree that exist", (page) => {
  expect(pathsOf(page).filter((path) => !existsSync(path))).toEqual([]);
});

it("The search for links and paths finds some on the pages that have many", () => {
  expect(linksOf("docs/textbook.md").length).toBeGreaterThan(25);
  expect(pathsOf("ARCHITECTURE.md").length).toBeGreaterThan(25);
  expect(pathsOf("docs/adr/0012-sqlite-through-libsql.md")).toContain("lib/db/sqlite/values.ts");
});

it.each(["docs/adr", "docs/guide"])("The index of %s links to each of its pages once", (folder) => {
  const linked = linksOf(`${folder}/README.md`).map(({ path }) => path);
  const pages = readdirSync(folder).filter((name) => name !== "README.md");
  expect(linked.filter((path) => dirname(path) === folder).sort()).toEqual(
    pages.map((name) => join(folder, name)).sort(),
  );
});

it("The pages of docs/adr are numbered without gaps, in their names and in their titles", () => {
  const pages = PAGES.filter((page) => /^docs\/adr\/\d/.test(page)).sort();
  const numbers = pages.map((page) => Number(basename(page).slice(0, 4)));
  expect(numbers).toEqual(pages.map((_, index) => index + 1));
  for (const [index, page] of pages.entries()) expect(contentOf(page)).toMatch(new RegExp(`^# ${index + 1}\\. .+\\n`));
});
