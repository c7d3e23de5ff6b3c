import type { Reporter, Suite, TestCase } from "@playwright/test/reporter";
import { heartbeat } from "../../scripts/lib/heartbeat.mjs";

const nameOf = ({ title, location }: TestCase) => `${location.file.split("/").at(-1)}:${location.line} ${title}`;

/** Used beside the list reporter, which prints a test only when it has ended. */
export default class Heartbeat implements Reporter {
  readonly #tests = heartbeat("tests");

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests.start(suite.allTests().length);
  }

  onTestBegin(test: TestCase): void {
    this.#tests.begin(nameOf(test));
  }

  onTestEnd(test: TestCase): void {
    this.#tests.end(nameOf(test));
  }

  onEnd(): void {
    this.#tests.stop();
  }

  printsToStdio(): boolean {
    return false;
  }
}
