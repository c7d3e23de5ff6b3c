import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agentHome, entriesOf } from "./support/agent";
import { fillQueue } from "./support/queue";
import { type Batch, BROKER, startResponder, storedAll } from "./support/responder";

const STATION = 4;
const HOUR = 3_600_000;

function configFor(prefix: string, version = "5", url = BROKER): string {
  return `interval = 1
[server]
transport = "mqtt"
mqtt_url = "${url}"
mqtt_version = "${version}"
topic = "${prefix}"
key = "secret-key"
station = ${STATION}
[[sensors]]
driver = "cpu"
`;
}

const takenTimes = (data: string) => entriesOf(data, "readings").flatMap(({ time }) => (time ? [Number(time)] : []));
const inAnHour = () => new Date(Date.now() + HOUR).toISOString();

describe.skipIf(!BROKER).each(["5", "3.1.1"])("an agent over MQTT %s", (version) => {
  it("an agent sends readings and events over MQTT, and announces that it starts and stops", async () => {
    const responder = await startResponder(STATION);
    const home = agentHome();
    home.configure(configFor(responder.prefix, version));
    const agent = home.run();
    await expect.poll(() => responder.stored.size).toBeGreaterThan(1);
    expect(await agent.kill("SIGTERM")).toEqual({ code: 0, signal: null });
    await expect.poll(() => responder.statuses.at(-1)).toMatchObject({ status: "offline", queued: 0 });
    expect(responder.statuses[0]).toMatchObject({ status: "online", interval: 1, light: null, clock: "synchronised" });
    expect([...responder.stored.keys()]).toEqual(takenTimes(home.data));
    const events = responder.batches.flatMap(({ events = [] }) => events);
    expect(events.map(({ type }) => type)).toEqual(["started", "stopping"]);
  });
});

describe.skipIf(!BROKER)("an agent over MQTT", () => {
  it("an agent that is killed is reported offline by the broker's last will", async () => {
    const responder = await startResponder(STATION);
    const home = agentHome();
    home.configure(configFor(responder.prefix));
    const agent = home.run();
    await expect.poll(() => responder.statuses.length).toBeGreaterThan(0);
    await agent.kill("SIGKILL");
    await expect.poll(() => responder.statuses.at(-1)).toEqual({ status: "offline" });
  });

  it("an agent over MQTT keeps readings that the broker took until the server confirms that they are stored", async () => {
    const responder = await startResponder(STATION);
    responder.answer = () => undefined;
    const home = agentHome();
    home.configure(configFor(responder.prefix));
    const first = home.run();
    await expect.poll(() => responder.batches.filter(({ readings }) => readings).length).toBe(2);
    await first.kill("SIGKILL");
    responder.answer = storedAll;
    const second = home.run();
    await expect.poll(() => responder.stored.size).toBeGreaterThan(3);
    await second.kill("SIGTERM");
    expect([...responder.stored.keys()].sort((a, b) => a - b)).toEqual(takenTimes(home.data));
  });

  it("an agent over MQTT sends its queue in batches, and sets aside a reading that is refused", async () => {
    const responder = await startResponder(STATION);
    const refuse = ({ readings = [] }: Batch) => readings.findIndex(({ temperature }) => temperature === 7);
    responder.answer = (batch) => {
      const index = refuse(batch);
      if (index === -1) return storedAll(batch);
      const count = batch.readings?.length ?? 0;
      return { ...storedAll(batch), stored: count - 1, refused: [{ index, errors: { temperature: ["No."] } }] };
    };
    const home = agentHome();
    home.configure(configFor(responder.prefix));
    const samples = Array.from({ length: 1200 }, (_, i) => ({ values: { temperature: i } }));
    const times = await fillQueue(home.data, home.root, samples);
    const agent = home.run();
    await expect.poll(() => responder.stored.size).toBeGreaterThan(1200);
    await agent.kill("SIGTERM");
    // Two batches are in flight at a time, in either order; waiting readings are stored before new ones.
    const stored = [...responder.stored.keys()].slice(0, 1199);
    expect(stored.sort((a, b) => a - b)).toEqual(times.filter((_, i) => i !== 7));
    expect(responder.batches.filter(({ readings }) => readings)[0]?.readings?.length).toBe(500);
    const events = responder.batches.flatMap(({ events = [] }) => events);
    expect(events).toContainEqual(expect.objectContaining({ type: "reading_refused", message: "temperature: No." }));
  });

  it("an agent over MQTT executes each command once, and keeps the interval across a restart", async () => {
    const responder = await startResponder(STATION);
    const home = agentHome();
    home.configure(configFor(responder.prefix));
    const agent = home.run();
    await expect.poll(() => responder.statuses.length).toBeGreaterThan(0);
    const expires = inAnHour();
    await responder.command({ id: 1, name: "interval", seconds: 3600, expires });
    await responder.command({ id: 2, name: "light", on: true, expires });
    await responder.command({ id: 3, name: "read", expires: new Date(Date.now() - HOUR).toISOString() });
    await responder.command({ id: 4, name: "interval", seconds: 0, expires });
    await expect.poll(() => responder.replies.length).toBe(3);
    expect(responder.replies).toEqual(
      expect.arrayContaining([
        { id: 1, status: "done", message: "", result: { interval: 3600 } },
        { id: 2, status: "refused", message: "There is no light to switch." },
        { id: 3, status: "refused", message: "The command has expired." },
      ]),
    );
    await agent.kill("SIGTERM");
    const before = takenTimes(home.data).length;
    const again = home.run();
    await expect.poll(() => responder.statuses.at(-1)).toMatchObject({ status: "online", interval: 3600 });
    // The reading that is taken at the start; the next one would come in an hour.
    await expect.poll(() => takenTimes(home.data).length).toBe(before + 1);
    await responder.command({ id: 5, name: "read", expires });
    await expect.poll(() => responder.replies.at(-1)).toMatchObject({ id: 5, status: "done" });
    await responder.command({ id: 5, name: "read", expires });
    await expect.poll(() => responder.replies.length).toBe(5);
    expect(responder.replies.at(-1)).toEqual(responder.replies.at(-2));
    expect(responder.replies.at(-1)).toMatchObject({ result: { cpuTemperature: 45.123 } });
    expect(takenTimes(home.data).length).toBe(before + 2);
    await again.kill("SIGTERM");
  });

  it("an agent over MQTT reports a failing sensor once, and its recovery", async () => {
    const responder = await startResponder(STATION);
    const home = agentHome();
    home.configure(configFor(responder.prefix));
    const file = join(home.root, "sys/class/thermal/thermal_zone0/temp");
    writeFileSync(file, "");
    const agent = home.run();
    const types = () => responder.batches.flatMap(({ events = [] }) => events).map(({ type }) => type);
    await expect.poll(() => types()).toContain("sensor_fault");
    writeFileSync(file, "45123\n");
    await expect.poll(() => responder.stored.size).toBeGreaterThan(0);
    await agent.kill("SIGTERM");
    expect(types()).toEqual(["started", "sensor_fault", "sensor_recovered", "stopping"]);
  });

  it("an agent over MQTT reconnects when the broker is back", async () => {
    const responder = await startResponder(STATION);
    const home = agentHome();
    home.configure(configFor(responder.prefix, "5", "mqtt://127.0.0.1:9"));
    const agent = home.run();
    await expect.poll(() => agent.errors()).toMatch(/sending failed.*trouble=unavailable/);
    expect(await agent.kill("SIGTERM")).toEqual({ code: 0, signal: null });
    home.configure(configFor(responder.prefix));
    const again = home.run();
    await expect.poll(() => responder.stored.size).toBeGreaterThan(0);
    await again.kill("SIGTERM");
    expect([...responder.stored.keys()].sort((a, b) => a - b)).toEqual(takenTimes(home.data));
  });
});
