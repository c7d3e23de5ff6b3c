/** @jsxImportSource hono/jsx */
import type { StationSummary } from "../contract/station";
import { conditionsOf } from "../format/conditions";
import type { Preferred } from "../format/preferred";
import { siteOrigin } from "../rest/origin";
import { freshness } from "../weather/freshness";
import { labelColours } from "../weather/palette";
import { openAnswer, openStation } from "./open";
import { preferredIn } from "./reader";

/** In any site's frame, where it can do next to nothing; X-Frame-Options does not count beside frame-ancestors. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

export const EMBED_PATH = /^\/embed\/[^/]+\/?$/;

/** GET /embed/{id}, with ?theme=light|dark, ?units= and ?lang=: a tile of current conditions for other sites. */
export function embedHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    const [, , id = ""] = new URL(request.url).pathname.split("/");
    const { theme, ...preferred } = preferredIn(request);
    const props = { station: await openStation(id), origin: siteOrigin(request.headers), theme, preferred };
    return {
      body: `<!doctype html>${String(<Tile {...props} />)}`,
      type: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": POLICY },
    };
  });
}

interface TileProps {
  station: StationSummary;
  origin: string;
  theme: "light" | "dark" | undefined;
  preferred: Preferred;
}

function Tile({ station, origin, theme, preferred }: TileProps) {
  const { t, format } = preferred;
  const { id, name, timestamp, timeZone, latest } = station;
  const { temperature } = latest;
  const isFresh = freshness(timestamp, Date.now()) === "fresh";
  const colours = temperature !== undefined && isFresh ? labelColours("temperature", temperature) : undefined;
  const others = conditionsOf(latest, preferred).filter(({ metric }) => metric !== "temperature");
  return (
    <html lang={format.reader.language} class={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content={theme ?? "light dark"} />
        <title>{name}</title>
        <link rel="stylesheet" href="/embed.css" />
        <script src="/embed.js" defer />
      </head>
      <body>
        <main>
          <a
            class="tile"
            href={`${origin}/stations/${id}`}
            target="_blank"
            rel="noopener"
            title={t("embed.open", { name })}
          >
            <h1 class="name" dir="auto">
              {name}
            </h1>
            {temperature !== undefined && (
              <span class="temperature" style={colours && `background:${colours.background};color:${colours.ink}`}>
                {format.value("temperature", temperature)}
              </span>
            )}
            <span class="others">
              {others.map(({ metric, label, value }) => (
                <span key={metric}>
                  <span class="label">{label}</span> {value}
                </span>
              ))}
            </span>
            <span class="age">
              {station.isDemo && `${t("common.demoData")} · `}
              {timestamp === null ? (
                t("common.noReadings")
              ) : (
                <time datetime={new Date(timestamp).toISOString()}>{format.time(timestamp, "dayTime", timeZone)}</time>
              )}
            </span>
          </a>
        </main>
      </body>
    </html>
  );
}
