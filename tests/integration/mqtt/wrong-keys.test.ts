import { connect as connectSocket } from "node:net";
import { MqttClient } from "mqtt";
import { describe, expect, it, onTestFinished } from "vitest";
import { brokerOf, connect, login, MQTT, newDevice, VERSIONS } from "../support/mqtt-devices";
import { onServer } from "../support/server";

onServer(
  "wrong keys at the broker",
  (fixture) => {
    const url = () => brokerOf(fixture.server);

    /** Connects from another address of this machine; resolves with the answer. */
    async function from(localAddress: string, password: string, protocolVersion: (typeof VERSIONS)[number] = 4) {
      const stream = () => connectSocket({ port: Number(new URL(url()).port), host: "127.0.0.1", localAddress });
      const options = { username: "roof", password, protocolVersion, reconnectPeriod: 0 };
      const client = new MqttClient(stream, options);
      onTestFinished(async () => {
        await client.endAsync(true);
      });
      let refusal = "The connection was closed.";
      client.on("error", ({ message }) => {
        refusal = message;
      });
      return new Promise<string>((resolve) => {
        client.once("connect", () => resolve("connected"));
        client.once("close", () => resolve(refusal));
      });
    }

    describe.each(VERSIONS)("wrong keys by protocol level %i", (version) => {
      const stranger = `127.0.1.${version}`;

      it("the broker answers a few wrong keys, then closes the connections unread", async () => {
        const { key } = await newDevice(fixture.ctx());
        const answers: string[] = [];
        for (let n = 0; n < 50; n++) answers.push(await from(stranger, `ws_guess-${n}`, version));
        expect(answers.slice(0, 4)).toEqual(Array(4).fill(expect.stringMatching(/user ?name or password/i)));
        // The delays pass while the test runs, so occasionally one more key is checked.
        const unread = answers.filter((answer) => /unavailable/i.test(answer));
        expect(unread.length).toBeGreaterThan(25);
        expect(await from(`127.0.2.${version}`, key, version)).toBe("connected");
      });
    });

    it("wrong keys at the broker lock out no device on an address where one is known, and count over HTTP, too", async () => {
      const [mine, neighbour] = [await newDevice(fixture.ctx()), await newDevice(fixture.ctx())];
      await connect(url(), login(mine));
      const read = (key: string) => fixture.server.fetch("/station/", { headers: { "X-ApiKey": key } });
      await expect.poll(() => from("127.0.0.1", "ws_wrong")).toMatch(/unavailable/i);
      await expect.poll(async () => (await read("ws_wrong")).status).toBe(429);
      await connect(url(), login(neighbour));
      await connect(url(), login(mine));
      expect((await read(mine.key)).status).toBe(200);
    });

    it("wrong keys at the broker leave no error and no key in the log", () => {
      expect(fixture.server.errors()).toBe("");
      expect(fixture.server.output()).not.toMatch(/ws_(guess|wrong)/);
    });
  },
  MQTT,
);
