import { connect } from "node:net";
import { expect, it } from "vitest";
import { onServer } from "../../support/server";
import { faults } from "../support/client";
import { converse, newConsole, post, storedAt } from "./console";

onServer(
  "CONSOLE_PORT",
  (fixture) => {
    const port = () => Number(/Consoles\s+\S+:(\d+)/.exec(fixture.server.output())?.[1]);
    const say = (bytes: string) => converse(port(), bytes);
    const SUCCESS =
      "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 8\r\nConnection: close\r\n\r\nsuccess\n";

    it("takes a request line without a path, with blanks in it, or with any path", async () => {
      const { id, key } = await newConsole(fixture);
      const values = (second: number) => `ID=${id}&PASSWORD=${key}&tempf=50&dateutc=2026-02-03 02:34:1${second}`;
      expect(await say(`GET ${values(0)} HTTP/1.0\r\n\r\n`)).toBe(SUCCESS);
      expect(await say(`GET /some/where/else.php?${values(1)} HTTP/1.0\r\nHost: x\r\n\r\n`)).toBe(SUCCESS);
      expect(await say(`GET ${values(2)}\n\n`)).toBe(SUCCESS);
      expect(await say(`GET /?${values(3)} HTTP/1.1\r\n\r\n`)).toBe(SUCCESS.replace("1.0", "1.1"));
      expect(await storedAt(fixture, id)).toHaveLength(4);
    });

    it("tells the protocol by what is sent", async () => {
      const { id, key } = await newConsole(fixture);
      expect(await say(post(`/x/${key}`, "PASSKEY=1&tempf=50&dateutc=2026-02-03+10:00:00"))).toContain('"errcode":"0"');
      expect(await say(`GET /x/${key}?PASSKEY=1&tempf=50&dateutc=2026-02-03+10:00:01 HTTP/1.0\r\n\r\n`)).toMatch(
        /OK\n$/,
      );
      const board = '{"sensordatavalues":[{"value_type":"BME280_temperature","value":"1"}]}';
      expect(await say(post(`/x/${key}`, board))).toContain(" 201 ");
      expect(await storedAt(fixture, id)).toHaveLength(3);
    });

    it.each([
      ["no request", "hello\r\n\r\n", 400],
      ["another method", "DELETE / HTTP/1.0\r\n\r\n", 405],
      ["a head that is too large", `GET /?${"a".repeat(20_000)} HTTP/1.0\r\n\r\n`, 413],
      ["a body that is too large", "POST / HTTP/1.0\r\nContent-Length: 99999999\r\n\r\n", 413],
      ["a length that is none", "POST / HTTP/1.0\r\nContent-Length: x\r\n\r\n", 400],
      ["no key", "GET /?ID=1&tempf=50 HTTP/1.0\r\n\r\n", 401],
    ])("refuses %s", async (_, bytes, status) => {
      expect(await say(bytes)).toMatch(new RegExp(`^HTTP/1\\.0 ${status} `));
    });

    it("HEAD touches nothing", async () => {
      const { id, key } = await newConsole(fixture);
      expect(await say(`HEAD /?ID=${id}&PASSWORD=${key}&tempf=50 HTTP/1.0\r\n\r\n`)).toContain(" 200 ");
      expect(await storedAt(fixture, id)).toEqual([]);
    });

    it("the server stops although a console has sent half of a request", async () => {
      const socket = connect(port(), "127.0.0.1").on("error", () => {});
      socket.write("GET /?ID=1");
      expect(faults(fixture.server)).toEqual([]);
      await fixture.server.stop();
      socket.destroy();
    });
  },
  { CONSOLE_PORT: "0" },
);
