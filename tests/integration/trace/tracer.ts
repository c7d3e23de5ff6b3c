import { z } from "zod";
import { until } from "../../support/until";
import type { RunningServer } from "../support/server";
import { type Inspector, inspect } from "./inspector";
import { HOLD_TIMERS, TAKE_STATEMENTS } from "./probe";
import { coverageSchema, enteredFiles } from "./source-files";

export type Trace = {
  /** Paths within the project, sorted. */
  files: string[];
  /** SQL in order, without BEGIN, COMMIT and the like. */
  statements: string[];
};

/** The first requests load modules and fill caches. */
const WARM_UP = 2;
/** How many turns of its event loop the server gets to finish the work after its answer. */
const TURNS = 50;
const WAIT_TURNS = `new Promise((resolve) => {
  let left = ${TURNS};
  const turn = () => (left-- > 0 ? setImmediate(turn) : resolve());
  turn();
})`;

const statementsSchema = z.array(z.string());
const evaluatedSchema = z.object({ result: z.object({ value: z.unknown().optional() }) });

/** Traces requests to a server that was started from its sources, with the probe's options. */
export class Tracer {
  private constructor(readonly inspector: Inspector) {}

  /** Stops the server's jobs from here on. */
  static async start(server: RunningServer): Promise<Tracer> {
    const inspector = await inspect(server);
    await inspector.call("Profiler.enable");
    await inspector.call("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    const tracer = new Tracer(inspector);
    await tracer.#evaluate(HOLD_TIMERS);
    return tracer;
  }

  /** The files that one such request enters and the statements it executes, until the server is idle. */
  async trace(request: () => Promise<unknown>): Promise<Trace> {
    for (let i = 0; i < WARM_UP; i += 1) await request();
    await this.#rest();
    await request();
    return this.#rest();
  }

  close(): void {
    this.inspector.close();
  }

  /** Waits until the server is idle. Resolves with what it has done since it was last idle. */
  async #rest(): Promise<Trace> {
    const files = new Set<string>();
    const statements: string[] = [];
    const isIdle = await until(async () => {
      await this.#evaluate(WAIT_TURNS);
      const entered = enteredFiles(coverageSchema.parse(await this.inspector.call("Profiler.takePreciseCoverage")));
      statements.push(...statementsSchema.parse(await this.#evaluate(TAKE_STATEMENTS)));
      for (const file of entered) files.add(file);
      return entered.length === 0;
    });
    if (!isIdle) throw new Error("The server does not come to rest.");
    return { files: [...files].sort(), statements };
  }

  async #evaluate(expression: string): Promise<unknown> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    return evaluatedSchema.parse(await this.inspector.call("Runtime.evaluate", options)).result.value;
  }
}
