import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SERVICES = join(__dirname, "../../../lib/services");

/** A function whose first parameter is the context. One that runs in another verb's transaction takes `sql` first. */
type Verb = ts.FunctionDeclaration | ts.ArrowFunction;

const parsed = (text: string) => ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);

function* verbsIn(file: ts.SourceFile): Generator<[name: string, verb: Verb]> {
  for (const statement of file.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(statement) && takesContext(statement)) yield [statement.name?.text ?? "", statement];
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && ts.isArrowFunction(initializer) && takesContext(initializer)) {
        yield [name.getText(), initializer];
      }
    }
  }
}

function takesContext({ parameters: [first] }: Verb): boolean {
  return /^(Context$|Pick<Context,)/.test(first?.type?.getText() ?? "");
}

/** Are the parameters `(ctx)`, `(ctx, input)` or `(ctx, input, options)`, or taken apart? A list of inputs is one, too. */
function isRegular({ parameters: [ctx, input, options, ...others] }: Verb): boolean {
  return others.length === 0 && isOne(ctx, "ctx") && isOne(input, "input", "inputs") && isOne(options, "options");
}

/** Not a bare number, text or function: what is to join it later would need a place of its own. */
function isOne(parameter: ts.ParameterDeclaration | undefined, ...names: string[]): boolean {
  if (!parameter) return true;
  const { name, type } = parameter;
  if (type && (ts.isFunctionTypeNode(type) || /^(number|string|boolean)\b(?!\[)/.test(type.getText()))) return false;
  return ts.isObjectBindingPattern(name) || names.includes(name.getText());
}

function irregular(text: string): string[] {
  return [...verbsIn(parsed(text))].filter(([, verb]) => !isRegular(verb)).map(([name]) => name);
}

/** What the folders of services export, each by its index.ts. */
function* exportedNames(): Generator<string> {
  for (const path of sourcesOfServices().filter((path) => path.endsWith("/index.ts"))) {
    for (const statement of parsed(readFileSync(join(SERVICES, path), "utf8")).statements) {
      if (!ts.isExportDeclaration(statement)) continue;
      const { exportClause } = statement;
      // Named exports show what other modules use.
      if (!exportClause || !ts.isNamedExports(exportClause)) throw new Error(`${path} exports all of a file.`);
      for (const { name } of exportClause.elements) yield name.text;
    }
  }
}

/** The files of the folders of services. */
function sourcesOfServices(): string[] {
  return readdirSync(SERVICES, { recursive: true, encoding: "utf8" }).filter((path) => /\/.*\.ts$/.test(path));
}

describe("A verb of the services", () => {
  it("a verb takes the context, its input and its options, and nothing else", () => {
    const exported = new Set(exportedNames());
    const verbs = sourcesOfServices()
      .flatMap((path) => [...verbsIn(parsed(readFileSync(join(SERVICES, path), "utf8")))])
      .filter(([name]) => exported.has(name));
    expect(verbs.length).toBeGreaterThan(100);
    expect(verbs.filter(([, verb]) => !isRegular(verb)).map(([name]) => name)).toEqual([]);
  });

  it.each([
    ["a bare number", "export async function get(ctx: Context, id: number) {}"],
    ["an input of another name", "export function add({ now }: Context, station: Station) {}"],
    ["a function for options", "export const update = (ctx: Context, { id }: Id, check?: (row: Row) => void) => {};"],
    ["a fourth parameter", "export function change(ctx: Context, input: Input, options: Options, more: More) {}"],
  ])("a verb that takes %s is found", (_, text) => {
    expect(irregular(text)).toHaveLength(1);
  });

  it("a verb may destructure its parameters, and omit those it does not need", () => {
    const text = `
      export function now({ now }: Pick<Context, "now">) {}
      export async function get(ctx: Context, { id }: { id: number }) {}
      export async function record(ctx: Context, inputs: readonly unknown[], options: Options = {}) {}
      export async function addStation(sql: Sql, ctx: Context, fields: Fields) {}`;
    expect(irregular(text)).toEqual([]);
    expect([...verbsIn(parsed(text))]).toHaveLength(3);
  });
});
