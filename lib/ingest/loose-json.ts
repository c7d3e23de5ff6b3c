/** Not a number, as C's printf writes it where a sensor is dead: no JSON, but meant as null. */
const NOT_A_NUMBER = /"(?:[^"\\]|\\.)*"|[-+]?(?<![\w.])(?:nan(?:\(\w*\))?|inf(?:inity)?)(?![\w.])/gi;

/**
 * Parses JSON in which `nan`, `NaN`, `inf` or `Infinity` may stand for a value, which becomes null; strings keep theirs.
 * @throws SyntaxError for anything else that is not JSON
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = text.replace(NOT_A_NUMBER, (token) => (token.startsWith('"') ? token : "null"));
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}
