import { expect, it } from "vitest";
import { takeSender } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { onEachServer } from "../../support/server";
import { conversation, newConsole, post, storedAt } from "./console";

const WU = "/weatherstation/updateweatherstation.php";

onEachServer(
  "messages of consoles",
  (fixture) => {
    const messagesOf = (where: { stationId: number | null; address?: string }) =>
      fixture.database.prisma.consoleMessage.findMany({ where, orderBy: { id: "asc" } });
    const from = (address: string) => [`X-Forwarded-For: ${address}`];
    const report = (passkey: string, address: string, path = "/data/report/") =>
      conversation(
        fixture.server.port,
        post(path, `PASSKEY=${passkey}&model=GW1100A&dateutc=now&tempf=50`, from(address)),
      );

    it("the last five messages of a station are kept, without the password", async () => {
      const { id, key } = await newConsole(fixture);
      for (let i = 0; i < 7; i += 1) {
        const target = `${WU}?ID=${id}&PASSWORD=${key}&tempf=5${i}&humidity=x&dateutc=2026-02-03+02:34:1${i}`;
        await conversation(fixture.server.port, `GET ${target} HTTP/1.0\r\n\r\n`);
      }
      await expect.poll(() => messagesOf({ stationId: id })).toHaveLength(5);
      const kept = await messagesOf({ stationId: id });
      expect(kept.map(({ request }) => request)).toEqual(
        [2, 3, 4, 5, 6].map(
          (i) => `GET ${WU}?ID=${id}&PASSWORD=…&tempf=5${i}&humidity=x&dateutc=2026-02-03+02:34:1${i}`,
        ),
      );
      expect(kept.at(-1)).toMatchObject({
        kind: "wunderground",
        status: 200,
        answer: "success",
        notes: "Not a number: humidity.",
        identifier: "",
      });
    });

    it("a console that nobody knows is listed, taken for a station, and stored from then on", async () => {
      const address = "192.168.7.1";
      const passkey = "AAAABBBBCCCCDDDDAAAABBBBCCCCDDDD";
      expect(await report(passkey, address)).toContain(" 401 ");
      await expect.poll(() => messagesOf({ stationId: null, address })).toHaveLength(1);
      const [message] = await messagesOf({ stationId: null, address });
      expect(message).toMatchObject({ model: "GW1100A", kind: "ecowitt", status: 401 });
      expect(message?.request).not.toContain(passkey);
      const { id } = await createStation(fixture.ctx(), { name: "Garden", lat: 50, lon: 10 });
      const taken = await takeSender(fixture.ctx(), { messageId: message?.id ?? 0, stationId: id });
      expect(await messagesOf({ stationId: null, address })).toEqual([]);
      expect(await report(passkey.toLowerCase(), address)).toContain('"errcode":"0"');
      expect(await storedAt(fixture, id)).toMatchObject([{ values: { temperature: 10 } }]);
      // It is not secret: from elsewhere it counts for nothing, nor does it as a key.
      expect(await report(passkey, "203.0.113.7")).toContain(" 401 ");
      expect(await report("x", address, `/data/report/${passkey}`)).toContain(" 401 ");
      await fixture.database.prisma.deviceKey.update({ where: { id: taken.id }, data: { revokedAt: new Date() } });
      expect(await report(passkey, "192.168.7.2")).toContain(" 401 ");
    });

    it("one that is taken cannot be taken again, and one without an identifier not at all", async () => {
      const { id } = await newConsole(fixture);
      const address = "192.168.8.1";
      await report("0000BBBBCCCCDDDDAAAABBBBCCCC0000", address);
      await conversation(
        fixture.server.port,
        `GET ${WU}?ID=x&PASSWORD=wr0ng&tempf=50 HTTP/1.0\r\nX-Forwarded-For: ${address}\r\n\r\n`,
      );
      await expect.poll(() => messagesOf({ stationId: null, address })).toHaveLength(2);
      for (const { id: messageId, identifier } of await messagesOf({ stationId: null, address })) {
        const attempt = takeSender(fixture.ctx(), { messageId, stationId: id });
        if (identifier === "") await expect(attempt).rejects.toMatchObject({ code: "conflict" });
        else await attempt;
      }
    });

    it("a board is known by its X-Sensor", async () => {
      const address = "192.168.9.1";
      const body = '{"sensordatavalues":[{"value_type":"P1","value":"7"}]}';
      const send = () =>
        conversation(
          fixture.server.port,
          post("/v1/push-sensor-data/", body, ["X-Sensor: esp8266-13579246", "X-PIN: 1", ...from(address)]),
        );
      expect(await send()).toContain(" 401 ");
      await expect.poll(() => messagesOf({ stationId: null, address })).toHaveLength(1);
      const { id } = await createStation(fixture.ctx(), { name: "Balcony", lat: 50, lon: 10 });
      const [message] = await messagesOf({ stationId: null, address });
      await takeSender(fixture.ctx(), { messageId: message?.id ?? 0, stationId: id });
      expect(await send()).toContain(" 201 ");
      expect(await storedAt(fixture, id)).toMatchObject([{ values: { pm10: 7 } }]);
    });

    it("no more than twenty unknown senders are kept", async () => {
      for (let i = 0; i < 30; i += 1) await report(`${i}`.padStart(32, "0"), `10.1.${i}.1`);
      await expect
        .poll(async () => (await messagesOf({ stationId: null })).some(({ address }) => address === "10.1.29.1"))
        .toBe(true);
      expect((await messagesOf({ stationId: null })).length).toBeLessThanOrEqual(20);
    });

    it("an owner's choices apply to the next message", async () => {
      const { id, key } = await newConsole(fixture);
      await fixture.database.prisma.consoleSetting.create({ data: { stationId: id, temperatureChannel: 2 } });
      const target = `/data/report/${key}?PASSKEY=1&tempf=32&temp2f=50&dateutc=now`;
      await conversation(fixture.server.port, `GET ${target} HTTP/1.0\r\n\r\n`);
      expect(await storedAt(fixture, id)).toMatchObject([
        { values: { temperature: 10 }, extra: { outdoorTemperature: 0 } },
      ]);
    });

    it("the gauge that reported first is kept as the choice", async () => {
      const { id, key } = await newConsole(fixture);
      const target = `/data/report/${key}?PASSKEY=1&tempf=32&drain_piezo=0&dateutc=now`;
      await conversation(fixture.server.port, `GET ${target} HTTP/1.0\r\n\r\n`);
      const setting = await fixture.database.prisma.consoleSetting.findUnique({ where: { stationId: id } });
      expect(setting).toMatchObject({ gauge: "piezo", wind: "momentary", soilMoistureUnit: "percent" });
    });
  },
  { TRUST_PROXY: "1" },
);
