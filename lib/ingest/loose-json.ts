/** Not a number, as C's printf writes it where a sensor is dead: no JSON, but meant as null. */
const NOT_A_NUMBER = /"(?:[^"\\]|\\.)*"|[-+]?(?<![\w.])(?:nan(?:\(\w*\))?|inf(?:inity)?)(?![\w.])/gi;

/**
 * Parses JSON in which `nan`, `NaN`, `inf` or `Infinity` may stand for a value, which becomes null; strings keep theirs.
 * @throws SyntaxError for anything else that is not JSON
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseRepaired(text);
  }
}

/**
 * The same of text that is not JSON.
 * @throws SyntaxError
 */
export function parseRepaired(text: string): unknown {
  return JSON.parse(text.replace(NOT_A_NUMBER, (token) => (token.startsWith('"') ? token : "null")));
}
