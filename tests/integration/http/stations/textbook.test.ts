import { beforeAll, expect, it } from "vitest";
import { onServerWithPython, runPython } from "../../support/python";
import { faults } from "../support/client";
import { createStaff, PASSWORD } from "../support/station-client";

onServerWithPython("programs as the textbook's readers write them", (fixture) => {
  beforeAll(() => createStaff(fixture));

  it.each(["basic_client.py", "session_client.py", "wire_client.py"])(
    "a program as the textbook's readers write it works: %s",
    async (script) => {
      const args = [fixture.server.url, "arshdeep", PASSWORD];
      const ran = await runPython(`tests/integration/http/stations/textbook/${script}`, args);
      expect(ran).toEqual({ exit: { code: 0, signal: null }, output: "all good\n", errors: "" });
      expect(faults(fixture.server)).toEqual([]);
    },
  );
});
