import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Known, known, type Question } from "@/lib/forecast/refresh";
import { forget } from "@/lib/process-singleton";
import { json, silence, startWeatherService, text, type WeatherService } from "../../support/weather-service";
import { onEachDatabase } from "../support/database";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 4, 17, 12);
const MODIFIED = "Sun, 17 May 2026 11:42:07 GMT";
const payloadSchema = z.object({ degrees: z.number() });
type Payload = z.infer<typeof payloadSchema>;

onEachDatabase("the weather that is kept", (fixture) => {
  let service: WeatherService;
  let places = 0;
  beforeAll(async () => {
    service = await startWeatherService();
  });
  afterAll(() => service.stop());

  const newPlace = () => `place ${++places}`;
  const at = (now: number) => fixture.ctx({ now });
  function questionAbout(place: string, changes: Partial<Question<Payload>> = {}): Question<Payload> {
    return {
      key: { source: "test", place },
      url: new URL(`${service.url}/${encodeURIComponent(place)}?appid=secret-key`),
      settings: ["secret-key"],
      keepMs: HOUR,
      read: (body) => payloadSchema.parse(body),
      schema: payloadSchema,
      ...changes,
    };
  }
  const timesAsked = (place: string) =>
    service.asked.filter(({ url }) => decodeURIComponent(url.pathname) === `/${place}`).length;
  async function look(place: string, now: number, changes?: Partial<Question<Payload>>): Promise<Known<Payload>> {
    const [found] = await known(at(now), [questionAbout(place, changes)]);
    if (!found) throw new Error("Nothing is known of a question.");
    return found;
  }
  /** What is known after the answer, if one was asked for. */
  async function answered(place: string, now: number, changes?: Partial<Question<Payload>>): Promise<Known<Payload>> {
    await (await look(place, now, changes)).answered;
    return look(place, now, changes);
  }

  it("the first look does not wait for the service, and a later one has its answer", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    const first = await look(place, NOW);
    expect(first).toMatchObject({ payload: null, fetchedAt: null, failure: null, isRefreshing: true });
    await first.answered;
    expect(await look(place, NOW + 1)).toMatchObject({
      payload: { degrees: 12 },
      fetchedAt: NOW,
      failure: null,
      isRefreshing: false,
      nextAt: NOW + HOUR,
    });
  });

  it("the service is asked once an hour, and the last answer is shown meanwhile", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    await answered(place, NOW);
    await answered(place, NOW + HOUR - 1);
    expect(timesAsked(place)).toBe(1);
    service.answer(json({ degrees: 13 }));
    const due = await look(place, NOW + HOUR);
    expect(due).toMatchObject({ payload: { degrees: 12 }, isRefreshing: true });
    await due.answered;
    expect(await look(place, NOW + HOUR)).toMatchObject({ payload: { degrees: 13 }, fetchedAt: NOW + HOUR });
    expect(timesAsked(place)).toBe(2);
  });

  it("of many who look at once, in several processes, one asks", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    const looks = Array.from({ length: 12 }, () => {
      // From here on it is another process.
      forget("forecast-requests");
      return look(place, NOW);
    });
    await Promise.all((await Promise.all(looks)).map(({ answered }) => answered));
    expect(timesAsked(place)).toBe(1);
    expect(await look(place, NOW)).toMatchObject({ payload: { degrees: 12 }, isRefreshing: false });
  });

  it("several places are looked up together, and each gets its own answer", async () => {
    const [one, two] = [newPlace(), newPlace()];
    service.answer((response, { url }) =>
      json({ degrees: Number(url.pathname.split("%20")[1]) })(response, { url, headers: {} }),
    );
    const found = await known(at(NOW), [questionAbout(one), questionAbout(two)]);
    await Promise.all(found.map(({ answered }) => answered));
    const later = await known(at(NOW), [questionAbout(two), questionAbout(one)]);
    expect(later.map(({ payload }) => payload?.degrees)).toEqual(
      [two, one].map((place) => Number(place.split(" ")[1])),
    );
  });

  describe("when there is no answer", () => {
    it.each([
      ["refuses the key", json({ cod: 401, message: "Invalid API key" }, 401), "refused"],
      ["forbids it", text("<html>403 Forbidden</html>", 403), "refused"],
      ["knows no such place", json({ cod: "404", message: "city not found" }, 404), "unknownPlace"],
      ["finds a fault in the request", json({ error: true, reason: "out of range" }, 400), "unknownPlace"],
      ["has a failure", text("oops", 500), "failed"],
      ["is behind a broken proxy", text("", 502), "failed"],
      ["sends elsewhere", text("", 302, { Location: "http://127.0.0.1:1/" }), "failed"],
      ["sends no JSON", text("<html>"), "unreadable"],
      ["sends nothing", text(""), "unreadable"],
      ["sends other JSON", json({ degrees: "warm" }), "unreadable"],
      ["sends too much", text(JSON.stringify({ degrees: 12, rest: "x".repeat(10 * 1024 * 1024) })), "unreadable"],
      ["says that nothing is new, unasked", text("", 304), "failed"],
    ] as const)("a service that %s is a failure in words, for an hour", async (_, answer, failure) => {
      const place = newPlace();
      service.answer(answer);
      expect(await answered(place, NOW)).toMatchObject({
        payload: null,
        failure,
        isRefreshing: false,
        nextAt: NOW + HOUR,
      });
      await answered(place, NOW + HOUR - 1);
      expect(timesAsked(place)).toBe(1);
    });

    it("a service that does not answer in time is given up", async () => {
      const place = newPlace();
      service.answer(silence);
      expect(await answered(place, NOW)).toMatchObject({ failure: "timeout", nextAt: NOW + HOUR });
    });

    it("a service that stops in the middle of its answer is given up", async () => {
      const place = newPlace();
      service.answer((response) => {
        response.writeHead(200, { "Content-Type": "application/json" });
        response.write('{"degrees":');
      });
      expect(await answered(place, NOW)).toMatchObject({ failure: "timeout" });
    });

    it("a service that cannot be reached is tried again after five minutes", async () => {
      const place = newPlace();
      const closed = await startWeatherService();
      await closed.stop();
      const gone = { url: new URL(closed.url) };
      expect(await answered(place, NOW, gone)).toMatchObject({ failure: "unreachable", nextAt: NOW + 5 * MINUTE });
    });

    it("a service that asks for a longer pause gets it", async () => {
      const [patient, hasty] = [newPlace(), newPlace()];
      service.answer(text("", 429, { "Retry-After": "7200" }));
      expect(await answered(patient, NOW)).toMatchObject({ failure: "busy", nextAt: NOW + 2 * HOUR });
      service.answer(text("", 429, { "Retry-After": "1" }));
      expect(await answered(hasty, NOW)).toMatchObject({ failure: "busy", nextAt: NOW + HOUR });
    });

    it("the last answer stays, with its age and the reason", async () => {
      const place = newPlace();
      service.answer(json({ degrees: 12 }));
      await answered(place, NOW);
      service.answer(text("", 503));
      expect(await answered(place, NOW + HOUR)).toMatchObject({
        payload: { degrees: 12 },
        fetchedAt: NOW,
        failure: "failed",
      });
      service.answer(json({ degrees: 14 }));
      expect(await answered(place, NOW + 2 * HOUR)).toMatchObject({
        payload: { degrees: 14 },
        fetchedAt: NOW + 2 * HOUR,
        failure: null,
      });
    });

    it("a failure is tried again at once with other settings, and once only", async () => {
      const place = newPlace();
      service.answer(text("", 401));
      await answered(place, NOW);
      expect(await answered(place, NOW + 1, { settings: ["another key"] })).toMatchObject({ failure: "refused" });
      await answered(place, NOW + 2, { settings: ["another key"] });
      expect(timesAsked(place)).toBe(2);
      // A good answer stays good.
      service.answer(json({ degrees: 12 }));
      await answered(place, NOW + 3, { settings: ["a third key"] });
      await answered(place, NOW + 4, { settings: ["a fourth key"] });
      expect(timesAsked(place)).toBe(3);
    });

    it("the key is not stored", async () => {
      const place = newPlace();
      service.answer(text("", 401));
      await answered(place, NOW);
      const rows = await fixture.database.prisma.forecast.findMany({ where: { place } });
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain("secret-key");
    });
  });

  describe("a service that says how long its answer holds", () => {
    const conditional = { isConditional: true };
    const dated = { Date: "Sun, 17 May 2026 12:00:00 GMT", "Last-Modified": MODIFIED };

    it("its answer is kept until it expires, but not shorter than an hour", async () => {
      const [long, short, forever] = [newPlace(), newPlace(), newPlace()];
      service.answer(json({ degrees: 1 }, 200, { ...dated, Expires: "Sun, 17 May 2026 13:31:00 GMT" }));
      expect(await answered(long, NOW, conditional)).toMatchObject({ nextAt: NOW + 91 * MINUTE });
      service.answer(json({ degrees: 1 }, 200, { ...dated, Expires: "Sun, 17 May 2026 12:10:00 GMT" }));
      expect(await answered(short, NOW, conditional)).toMatchObject({ nextAt: NOW + HOUR });
      service.answer(json({ degrees: 1 }, 200, { ...dated, Expires: "Sun, 17 May 2099 12:10:00 GMT" }));
      expect(await answered(forever, NOW, conditional)).toMatchObject({ nextAt: NOW + 48 * HOUR });
    });

    it("it is asked for what is newer, with its own words, and may say that nothing is", async () => {
      const place = newPlace();
      service.answer(json({ degrees: 12 }, 200, dated));
      await answered(place, NOW, conditional);
      service.answer(
        text("", 304, { Date: "Sun, 17 May 2026 13:00:00 GMT", Expires: "Sun, 17 May 2026 14:20:00 GMT" }),
      );
      expect(await answered(place, NOW + HOUR, conditional)).toMatchObject({
        payload: { degrees: 12 },
        fetchedAt: NOW + HOUR,
        failure: null,
        nextAt: NOW + HOUR + 80 * MINUTE,
      });
      const [first, second] = service.asked.slice(-2).map(({ headers }) => headers["if-modified-since"]);
      expect([first, second]).toEqual([undefined, MODIFIED]);
    });

    it("an answer that is marked as outdated is shown", async () => {
      const place = newPlace();
      service.answer(json({ degrees: 12 }, 203, dated));
      expect(await answered(place, NOW, conditional)).toMatchObject({ payload: { degrees: 12 }, failure: null });
    });
  });

  it("who asks says which product this is", async () => {
    service.answer(json({ degrees: 12 }));
    await answered(newPlace(), NOW);
    expect(service.asked.at(-1)?.headers["user-agent"]).toMatch(/^WeatherStation\/\d+\.\d+\.\d+$/);
  });

  it("a place whose process ended while it asked is asked about again after a minute", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    await fixture.database.prisma.forecast.create({
      data: {
        source: "test",
        place,
        nextAt: new Date(NOW),
        claimedUntil: new Date(NOW + MINUTE),
        settings: "gone",
      },
    });
    expect(await answered(place, NOW + 1)).toMatchObject({ payload: null, isRefreshing: true });
    expect(timesAsked(place)).toBe(0);
    expect(await answered(place, NOW + MINUTE)).toMatchObject({ payload: { degrees: 12 } });
  });

  it("what a clock that was years ahead has planned does not count", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    await answered(place, NOW + 400 * 24 * HOUR);
    service.answer(json({ degrees: 13 }));
    expect(await answered(place, NOW)).toMatchObject({ payload: { degrees: 13 }, nextAt: NOW + HOUR });
  });

  it("what an older version stored is fetched again when it is time, and not shown before", async () => {
    const place = newPlace();
    service.answer(json({ degrees: 12 }));
    await answered(place, NOW);
    await fixture.database.prisma.forecast.updateMany({ where: { place }, data: { payload: { celsius: 12 } } });
    expect(await answered(place, NOW + 1)).toMatchObject({ payload: null, fetchedAt: null });
  });

  it("what nobody has looked at for a month is removed", async () => {
    const [old, place] = [newPlace(), newPlace()];
    service.answer(json({ degrees: 12 }));
    await answered(old, NOW - 40 * 24 * HOUR);
    await answered(place, NOW);
    const left = await fixture.database.prisma.forecast.findMany({ where: { place: { in: [old, place] } } });
    expect(left.map((row) => row.place)).toEqual([place]);
  });
});
