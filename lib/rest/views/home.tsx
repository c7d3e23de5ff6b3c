/** @jsxImportSource hono/jsx */
import { formatsFor } from "../../format/formats";
import { readerFor } from "../../format/reader";
import { utcText } from "../../format/utcText";
import { gzipped, takes } from "../../http/compress";
import { documentOf, Layout, PAGE_HEADERS } from "../../http/html/layout";
import { PlainAnswer } from "../../http/plain-answer";
import { SECURITY_HEADERS } from "../../http/respond";
import { newestTemperature, type PlacedTemperature } from "../../services/temperature-data";
import { en } from "../../text/en";
import { textOf } from "../../text/text";
import { freshness } from "../../weather/time/freshness";
import type { Endpoint } from "../endpoint";
import { coordinates, PlaceMap, type PlaceMapProps, placeMap } from "./place-map";

/** GET /home/, for anyone: the latest temperature of spot readings and stations, with its place on a map. */
export const homeEndpoint: Endpoint = {
  path: "/home/",
  name: "Home",
  description: "The latest temperature of spot readings and public stations, as a page.",
  tag: "Views",
  renders: ["html"],
  operations: {
    GET: {
      summary: "Show the latest temperature",
      authorise: () => {},
      status: 200,
      handle: async ({ ctx, request }) => {
        const { html, gzip } = await pageOf(await newestTemperature(ctx), ctx.now());
        if (!takes(request.headers.get("accept-encoding"), "gzip")) return new PlainAnswer(200, HEADERS, html);
        return new PlainAnswer(200, { ...HEADERS, "Content-Encoding": "gzip" }, await gzip());
      },
    },
  },
};

const HEADERS = {
  ...SECURITY_HEADERS,
  ...PAGE_HEADERS,
  "Cache-Control": "no-cache",
  Vary: "Accept-Encoding",
};

interface Page {
  /** What it shows. */
  key: string;
  html: string;
  /** The same, compressed once. */
  gzip: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** The last page, which everybody gets until the reading is another one or its age reads differently. */
let last: Page | undefined;

async function pageOf(reading: PlacedTemperature | null, now: number): Promise<Page> {
  const key = JSON.stringify(reading && [reading, ageOf(reading, now), lateOf(reading, now)]);
  if (last?.key === key) return last;
  const html = documentOf(reading ? <Home {...(await home(reading, now))} /> : <Empty />);
  let compressed: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const gzip = () => {
    compressed ??= gzipped(html);
    return compressed;
  };
  last = { key, html, gzip };
  return last;
}

interface HomeProps {
  reading: PlacedTemperature;
  now: number;
  map: PlaceMapProps;
}

async function home(reading: PlacedTemperature, now: number): Promise<HomeProps> {
  const name = reading.station?.name ?? coordinates(reading);
  return { reading, now, map: await placeMap({ lat: reading.lat, lon: reading.lon, name }) };
}

function Empty() {
  return (
    <Layout title="Home">
      <h1>No temperature yet</h1>
      <p class="description">
        It shows here as soon as somebody posts one to <a href="/temperature-data/">/temperature-data/</a> or{" "}
        <a href="/station/">/station/</a>.
      </p>
    </Layout>
  );
}

// The page is in English, like the browsable API.
const t = textOf(en, "en");
const formats = formatsFor(readerFor({}, []), t);
const LATE = { stale: t("common.delayed"), offline: t("common.offline") };

function ageOf({ time }: PlacedTemperature, now: number): string {
  return formats.age(time, now, "long");
}

function lateOf({ time }: PlacedTemperature, now: number): string | undefined {
  const state = freshness(time, now);
  return state === "stale" || state === "offline" ? LATE[state] : undefined;
}

function Home({ reading, now, map }: HomeProps) {
  const { station, temperature, time } = reading;
  const late = lateOf(reading, now);
  return (
    <Layout title="Home">
      <h1>{station ? <a href={`/stations/${station.id}`}>{station.name}</a> : "Latest temperature"}</h1>
      <p class="reading">{temperature} °C</p>
      <p class="description">
        {late ? <strong class="late">{late}</strong> : null}
        {late ? " · observed " : "Observed "}
        {ageOf(reading, now)}, <time datetime={new Date(time).toISOString()}>{utcText(time)} UTC</time>, at{" "}
        {coordinates(reading)}.
      </p>
      <section class="card">
        <PlaceMap {...map} />
      </section>
    </Layout>
  );
}
