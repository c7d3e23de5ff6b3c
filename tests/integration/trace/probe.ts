/**
 * Runs inside the server, before anything else. It records the statements that reach SQLite. Once `isHeld` is set, no timer
 * fires any more, because jobs and other periodic work are not part of a request.
 */
const PROBE = `
import { createRequire } from "node:module";
const probe = { isHeld: false, statements: [] };
globalThis.traceProbe = probe;
const Database = createRequire(process.cwd() + "/")("libsql");
const { prepare } = Database.prototype;
Database.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  for (const name of ["run", "all"]) {
    const method = statement[name];
    statement[name] = (...values) => {
      probe.statements.push(sql);
      return method.apply(statement, values);
    };
  }
  return statement;
};
for (const name of ["setTimeout", "setInterval"]) {
  const set = globalThis[name];
  const held = (callback, ms, ...values) => set(() => probe.isHeld || callback(...values), ms);
  globalThis[name] = Object.assign(held, set);
}
`;

/** NODE_OPTIONS of a server whose requests are traced. */
export const PROBE_OPTIONS = `--inspect=127.0.0.1:0 --import data:text/javascript,${encodeURIComponent(PROBE)}`;

/** Stops the server's timers permanently. */
export const HOLD_TIMERS = "traceProbe.isHeld = true";

/** The statements since the last call. */
export const TAKE_STATEMENTS = "traceProbe.statements.splice(0)";
