import ts from "typescript";

const COMPARISON = /^toBe(Less|Greater)Than(OrEqual)?$/;
const TEST_OR_HOOK = /^(it|test|describe|beforeAll|beforeEach|afterAll|afterEach)\b/;
const CONSTANT = /^[A-Z][A-Z\d_]*$/;

/**
 * What in a test's source depends on how quick the machine is: a duration that is compared with a number, a deadline of
 * its own, a sleep. Returns "line: what", in order.
 */
export function timingFaults(text: string): string[] {
  const source = ts.createSourceFile("test.ts", text, ts.ScriptTarget.Latest, true);
  const durations = new Set<string>();
  const faults: string[] = [];
  const report = (node: ts.Node, what: string) =>
    faults.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);

  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && isDifference(node.initializer)) durations.add(node.name.getText());
    if (ts.isVariableDeclaration(node) && CONSTANT.test(node.name.getText()) && node.initializer) {
      for (const option of timeoutsOf(node.initializer)) report(option, "a deadline of its own");
    }
    if (ts.isCallExpression(node)) visitCall(node);
    ts.forEachChild(node, visit);
  };
  const isDuration = (node: ts.Expression) =>
    isDifference(node) || [...durations].some((name) => new RegExp(`\\b${name}\\b`).test(node.getText()));

  const visitCall = (call: ts.CallExpression) => {
    const callee = call.expression;
    const last = call.arguments.at(-1);
    if (ts.isPropertyAccessExpression(callee) && COMPARISON.test(callee.name.text) && last && isFixed(last)) {
      const subject = expected(callee.expression);
      if (subject && isDuration(subject)) report(call, "a duration is compared with a fixed number");
    }
    const name = callee.getText();
    if (TEST_OR_HOOK.test(name) && call.arguments.length > 1 && last && isFixed(last))
      report(last, "a test has a deadline of its own");
    if (TEST_OR_HOOK.test(name) || /^(expect\b|vi\.waitFor|vi\.waitUntil)/.test(name)) {
      for (const option of call.arguments.flatMap(timeoutsOf)) report(option, "a deadline of its own");
    }
    if (/\bwaitForTimeout$/.test(name)) report(call, "a sleep");
    if (name === "sleep" && call.arguments[0] && isFixed(call.arguments[0])) report(call, "a sleep");
    const [callback, delay] = call.arguments;
    if (name === "setTimeout" && callback && ts.isIdentifier(callback) && delay && isFixed(delay)) {
      report(call, "a sleep");
    }
  };
  visit(source);
  return faults;
}

/** A number, a constant, or sums of those. */
function isFixed(node: ts.Node): boolean {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isIdentifier(node)) return CONSTANT.test(node.text);
  return ts.isBinaryExpression(node) && isFixed(node.left) && isFixed(node.right);
}

function isDifference(node: ts.Node | undefined): boolean {
  return node !== undefined && /\b(performance|Date)\.now\(\)\s*-/.test(node.getText());
}

/** What stands in the `expect(…)` that a chain begins with. */
function expected(chain: ts.Expression): ts.Expression | undefined {
  let inner = chain;
  while (ts.isPropertyAccessExpression(inner)) inner = inner.expression;
  return ts.isCallExpression(inner) && inner.expression.getText() === "expect" ? inner.arguments[0] : undefined;
}

function timeoutsOf(argument: ts.Expression): ts.Node[] {
  if (!ts.isObjectLiteralExpression(argument)) return [];
  return argument.properties.filter(
    (property) =>
      ts.isPropertyAssignment(property) && property.name.getText() === "timeout" && isFixed(property.initializer),
  );
}
