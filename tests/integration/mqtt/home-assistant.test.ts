import { expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { updateStation } from "@/lib/services/observations";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { version } from "@/lib/version";
import { brokerOf, closing, connect, type Heard, MQTT, newDevice } from "../support/mqtt-devices";
import { onEachServer } from "../support/server";

onEachServer(
  "Home Assistant at the server's own broker",
  (fixture) => {
    const url = () => brokerOf(fixture.server);
    const home = async () => {
      const { ctx } = fixture;
      const user = await createUser(ctx(), { username: `home${Math.random()}`, password: "correct horse" });
      const own = { ownerId: user.id, lat: 52.5, lon: 13.4 };
      const { id } = await createStation(ctx(), { name: "Roof", ...own });
      const { id: second } = await createStation(ctx(), { name: "Shed", ...own });
      const { key } = await createKey(ctx(), { stationId: id, name: "HA", kind: "home assistant" });
      const device = await createKey(ctx(), { stationId: id, name: "roof" });
      const { client, heard } = await connect(url(), { username: "ha", password: key });
      return { id, second, client, heard, key, device: device.key };
    };
    const last = (heard: Heard[], topic: string) => heard.findLast((one) => one.topic === topic)?.payload;
    const sendAs = async (key: string, stationId: number, reading: object) => {
      const { client } = await connect(url(), { username: "roof", password: key });
      await client.publishAsync(`weather/${stationId}/readings`, JSON.stringify(reading), { qos: 1 });
    };

    it("a station is announced byte by byte, with its state and availability, and again when its name changes", async () => {
      const { id, client, heard, device } = await home();
      for (const filter of ["homeassistant/#", `weather/${id}/state`, `weather/${id}/availability`]) {
        await client.subscribeAsync(filter, { qos: 1 });
      }
      await sendAs(device, id, { temperature: 4.2 });
      const config = `homeassistant/device/weather_${id}/config`;
      await expect.poll(() => last(heard, config)).toContain('"temperature"');
      const host = await fixture.database.prisma.setting.findUniqueOrThrow({ where: { name: "installation" } });
      const unique = `weather_${host.value}_${id}`;
      expect(last(heard, config)).toBe(
        `{"dev":{"ids":["${unique}"],"name":"Roof","mf":"Weather Station","mdl":"Weather station","sw":"${version()}"},` +
          `"o":{"name":"Weather Station","sw":"${version()}"},"cmps":{"temperature":{"p":"sensor","unique_id":"${unique}_temperature",` +
          '"name":"Temperature","device_class":"temperature","state_class":"measurement","unit_of_measurement":"°C",' +
          '"value_template":"{{ value_json.temperature | default(none) }}","suggested_display_precision":1,"expire_after":600}},' +
          `"state_topic":"weather/${id}/state","availability_topic":"weather/${id}/availability","qos":1}`,
      );
      await expect.poll(() => last(heard, `weather/${id}/state`)).toBe('{"temperature":4.2}');
      await expect.poll(() => last(heard, `weather/${id}/availability`)).toBe("online");
      await updateStation(fixture.ctx(), { id, name: "Garden" });
      // Another process has changed it, which this one notices with the next reading.
      await sendAs(device, id, { temperature: 4.3 });
      await expect.poll(() => last(heard, config)).toContain('"name":"Garden"');
      const { client: later, heard: kept } = await connect(url(), { username: "roof", password: device });
      await later.subscribeAsync(`weather/${id}/state`, { qos: 1 });
      await expect.poll(() => kept).toMatchObject([{ retain: true, payload: '{"temperature":4.3}' }]);
    });

    it("a station that becomes private is taken back by empty messages", async () => {
      const { id, client, heard, device } = await home();
      await client.subscribeAsync("homeassistant/#", { qos: 1 });
      await sendAs(device, id, { temperature: 4.2 });
      const config = `homeassistant/device/weather_${id}/config`;
      await expect.poll(() => last(heard, config)).toContain('"temperature"');
      await updateStation(fixture.ctx(), { id, isPublic: false });
      await sendAs(device, id, { temperature: 4.3 });
      await expect.poll(() => last(heard, config)).toBe("");
    });

    it("everything is published again when Home Assistant says that it has started", async () => {
      const { id, client, heard, device } = await home();
      await client.subscribeAsync("homeassistant/#", { qos: 1 });
      await sendAs(device, id, { temperature: 4.2 });
      const configs = () => heard.filter(({ topic }) => topic === `homeassistant/device/weather_${id}/config`).length;
      await expect.poll(configs).toBeGreaterThan(0);
      const before = configs();
      await client.publishAsync("homeassistant/status", "online", { qos: 1 });
      await expect.poll(configs).toBeGreaterThan(before);
    });

    it("its key reads the stations of one owner, and publishes nothing to them", async () => {
      const { id, second, client, key } = await home();
      const { stationId: foreign } = await newDevice(fixture.ctx());
      for (const filter of [`weather/${id}/#`, `weather/${second}/state`, "homeassistant/+/+/config"]) {
        await client.subscribeAsync(filter, { qos: 1 });
      }
      for (const filter of [`weather/${foreign}/state`, "weather/+/state", "#", "+/status"]) {
        await expect(client.subscribeAsync(filter, { qos: 1 }), filter).rejects.toThrow();
      }
      await client.publishAsync("homeassistant/sensor/x/config", "{}", { qos: 1, retain: true });
      const closed = closing(client);
      client.publish(`weather/${id}/readings`, '{"temperature":1}', { qos: 1 });
      await closed;
      expect(await fixture.database.prisma.sensorData.count({ where: { stationId: id } })).toBe(0);
      const response = await fixture.server.fetch("/api/v1/readings", {
        method: "POST",
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
        body: '[{"temperature":1}]',
      });
      expect(response.status).toBe(401);
    });
  },
  { ...MQTT, HA_DISCOVERY: "1" },
);
