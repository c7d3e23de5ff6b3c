import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = join(__dirname, "../../..");

/** A function that begins with the context. What runs in another's transaction begins with that, and is no verb. */
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

/** What files import of the folders of services that they are not in. */
function importedNames(): Set<string> {
  const files = ["lib", "app", "components"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const names = files.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => [...namesFromServices(path)]);
  return new Set(names);
}

function* namesFromServices(path: string): Generator<string> {
  const ofServices = path.startsWith("lib/services/") ? /^\.\.\/[a-z-]+(\/|$)/ : /\/services\//;
  for (const statement of parsed(readFileSync(join(ROOT, path), "utf8")).statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const { moduleSpecifier, importClause } = statement;
    if (!ts.isStringLiteral(moduleSpecifier) || !ofServices.test(moduleSpecifier.text)) continue;
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { propertyName, name } of bindings.elements) yield (propertyName ?? name).text;
  }
}

describe("A verb of the services", () => {
  it("takes the context, its input and its options, and nothing else", () => {
    const imported = importedNames();
    const services = join(ROOT, "lib/services");
    const files = readdirSync(services, { recursive: true, encoding: "utf8" }).filter((path) => /\/.*\.ts$/.test(path));
    const verbs = files.flatMap((path) => [...verbsIn(parsed(readFileSync(join(services, path), "utf8")))]);
    expect(verbs.filter(([name]) => imported.has(name)).length).toBeGreaterThan(100);
    const others = verbs.filter(([name, verb]) => imported.has(name) && !isRegular(verb)).map(([name]) => name);
    // Events are announced by the numbers of their stations.
    expect(others.filter((name) => !name.startsWith("announce"))).toEqual([]);
  });

  it.each([
    ["a bare number", "export async function get(ctx: Context, id: number) {}"],
    ["an input of another name", "export function add({ now }: Context, station: Station) {}"],
    ["a function for options", "export const update = (ctx: Context, { id }: Id, check?: (row: Row) => void) => {};"],
    ["a fourth parameter", "export function change(ctx: Context, input: Input, options: Options, more: More) {}"],
  ])("is found when it takes %s", (_, text) => {
    expect(irregular(text)).toHaveLength(1);
  });

  it("may take any of the three apart, and leave out what it does not need", () => {
    const text = `
      export function now({ now }: Pick<Context, "now">) {}
      export async function get(ctx: Context, { id }: { id: number }) {}
      export async function record(ctx: Context, inputs: readonly unknown[], options: Options = {}) {}
      export async function addStation(sql: Sql, ctx: Context, fields: Fields) {}`;
    expect(irregular(text)).toEqual([]);
    expect([...verbsIn(parsed(text))]).toHaveLength(3);
  });
});
