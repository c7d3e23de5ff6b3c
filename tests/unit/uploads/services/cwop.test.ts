import fc from "fast-check";
import { expect, it } from "vitest";
import { cwop } from "@/lib/uploads/services/cwop";
import { convert } from "@/lib/weather/units/units";
import { account, BARE, CONDITIONS } from "./account";

const DW = account({ account: "DW1234", secret: "" });

it("logs in and sends a weather report of APRS", () => {
  expect(cwop.login(DW)).toBe("user DW1234 pass -1 vers weather-station 1.2.0");
  expect(cwop.login({ ...DW, account: "N0CALL", secret: "13023" })).toContain("user N0CALL pass 13023 ");
  expect(cwop.packet(DW, CONDITIONS)).toBe(
    "DW1234>APRS,TCPIP*:@030234z3044.00N/07646.77E_236/005g008t043r001p012P012b10139h82L695.weather-station",
  );
});

it("what is missing is dots of the same width", () => {
  expect(cwop.packet(DW, BARE)).toBe(
    "DW1234>APRS,TCPIP*:@030234z3044.00N/07646.77E_.../...g...t-05r...p...P...b.....h..L....weather-station",
  );
});

it("extremes keep their width", () => {
  const values = { humidity: 100, windDirection: 0, solarRadiation: 1234, temperature: 45, windSpeed: 0, windGust: 0 };
  expect(cwop.packet(DW, { ...BARE, values, rain: { hour: 400 } })).toMatch(
    /_360\/000g000t113r999p\.\.\.P\.\.\.b\.{5}h00l234\./,
  );
});

it("the place is rounded as a whole, south and west too", () => {
  const at = (lat: number, lon: number) =>
    cwop.packet({ ...DW, station: { ...DW.station, lat, lon } }, BARE).slice(27, 45);
  expect(at(-0.99999, -179.99999)).toBe("0100.00S/18000.00W");
  expect(at(59.999, 8.5)).toBe("5959.94N/00830.00E");
});

it("any conditions make a packet of the same form", () => {
  const value = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }), { nil: undefined });
  const any = fc.record({
    temperature: value(-89, 57),
    humidity: value(0, 100),
    windSpeed: value(0, 120),
    windGust: value(0, 120),
    windDirection: value(0, 360),
    altimeterSetting: value(846, 1100),
    solarRadiation: value(0, 1999),
    rain: value(0, 6000),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(any, ({ rain, lat, lon, ...values }) => {
      const packet = cwop.packet(
        { ...DW, station: { ...DW.station, lat, lon } },
        { ...CONDITIONS, values: values as never, rain: { hour: rain, day: rain, day24: rain } },
      );
      const form =
        /^DW1234>APRS,TCPIP\*:@030234z\d\d[0-5]\d\.\d\d[NS]\/[01]\d\d[0-5]\d\.\d\d[EW]_([\d.]{3})\/([\d.]{3})g([\d.]{3})t(-\d\d|\d{3}|\.{3})r[\d.]{3}p[\d.]{3}P[\d.]{3}b([\d.]{5})h(\d\d|\.\.)[Ll][\d.]{3}\.weather-station$/;
      const parts = form.exec(packet);
      expect(parts).not.toBeNull();
      if (values.temperature !== undefined) {
        const fahrenheit = Math.max(-99, convert(values.temperature, "°C", "°F"));
        expect(Math.abs(Number(parts?.[4]) - fahrenheit)).toBeLessThanOrEqual(0.5000001);
      }
    }),
  );
});

it("the answer to the login is read for the own name", () => {
  expect(cwop.readLogin("# logresp DW1234 unverified, server THIRD", DW)?.is).toBe("ok");
  expect(cwop.readLogin("# javAPRSSrvr 4.3", DW)).toBeUndefined();
  expect(cwop.readLogin("# Server full", DW)?.is).toBe("again");
  const amateur = { ...DW, account: "N0CALL", secret: "1" };
  expect(cwop.readLogin("# logresp N0CALL unverified, server THIRD", amateur)?.is).toBe("refused");
  expect(cwop.readLogin("# logresp N0CALL verified, server THIRD", amateur)?.is).toBe("ok");
});
