/** @jsxImportSource hono/jsx */
import { latest } from "../../services/temperature-data/latest";
import type { Endpoint } from "../endpoint";
import { documentOf, Layout, PAGE_HEADERS } from "../face/layout";
import { SECURITY_HEADERS } from "../respond";
import { landPath } from "./land";

/** Degrees that the map shows around the place. */
const SPAN = { lon: 60, lat: 30 };

/** GET /home/: the latest spot temperature and its place on a map, for anyone, as a plain page. */
export const homeEndpoint: Endpoint = {
  path: "/home/",
  name: "Home",
  description: "The latest spot temperature, on a page.",
  tag: "Views",
  renders: ["html"],
  operations: {
    GET: {
      summary: "Look at the latest temperature",
      authorise: () => {},
      status: 200,
      handle: async ({ ctx }) => {
        const html = documentOf(<Home reading={await latest(ctx)} />);
        return new Response(html, { headers: { ...SECURITY_HEADERS, ...PAGE_HEADERS, "Cache-Control": "no-cache" } });
      },
    },
  },
};

function Home({ reading }: { reading: Awaited<ReturnType<typeof latest>> }) {
  if (!reading) {
    return (
      <Layout title="Home">
        <h1>No temperature yet</h1>
        <p class="description">
          It shows here as soon as somebody posts one to <a href="/temperature-data/">/temperature-data/</a>.
        </p>
      </Layout>
    );
  }
  const { temperature, timestamp, lat, lon } = reading;
  const observed = new Date(timestamp).toISOString();
  return (
    <Layout title="Home">
      <h1>Latest temperature</h1>
      <p class="reading">{temperature} °C</p>
      <p class="description">
        Observed <time datetime={observed}>{observed.slice(0, 16).replace("T", " ")} UTC</time> at{" "}
        {place(lat, "N", "S")}, {place(lon, "E", "W")}.
      </p>
      <section class="card">
        <PlaceMap lat={lat} lon={lon} />
      </section>
    </Layout>
  );
}

function PlaceMap({ lat, lon }: { lat: number; lon: number }) {
  // Not beyond the poles; across the date line the land is drawn again on the other side.
  const y = Math.min(Math.max(-lat, SPAN.lat / 2 - 90), 90 - SPAN.lat / 2);
  const view = [lon - SPAN.lon / 2, y - SPAN.lat / 2, SPAN.lon, SPAN.lat].join(" ");
  return (
    <svg
      class="map"
      viewBox={view}
      role="img"
      aria-label={`Map around ${place(lat, "N", "S")}, ${place(lon, "E", "W")}`}
    >
      <defs>
        <path id="land" d={landPath()} />
      </defs>
      {[-360, 0, 360].map((x) => (
        <use href="#land" x={x} class="land" />
      ))}
      <circle class="place" cx={lon} cy={-lat} r="0.7" />
    </svg>
  );
}

function place(degrees: number, positive: string, negative: string): string {
  return `${Math.abs(degrees)}° ${degrees < 0 ? negative : positive}`;
}
