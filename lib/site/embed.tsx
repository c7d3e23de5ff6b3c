/** @jsxImportSource hono/jsx */
import { conditionsOf } from "../format/conditions";
import { observedText } from "../format/observed";
import type { Preferred } from "../format/preferred";
import { siteOrigin } from "../http/origin";
import type { StationAsOfNow } from "../services/stations";
import { labelColours } from "../weather/colours/palette";
import { freshnessSince } from "../weather/time/freshness";
import { openAnswer, openStation } from "./open";
import { preferredIn } from "./reader";

/** Any site may frame it, with minimal rights; frame-ancestors takes precedence over X-Frame-Options. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** GET /embed/{id}, with ?theme=light|dark, ?units= and ?lang=: a tile of current conditions for other sites. */
export function embedHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    const [, , id = ""] = new URL(request.url).pathname.split("/");
    const station = await openStation(id);
    const { theme, ...preferred } = preferredIn(request, station.timeZone);
    const props = { station, origin: siteOrigin(request.headers), theme, preferred };
    return {
      body: `<!doctype html>${String(<TilePage {...props} />)}`,
      type: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": POLICY },
    };
  });
}

interface TileProps {
  station: StationAsOfNow;
  origin: string;
  preferred: Preferred;
}

function TilePage({ theme, ...props }: TileProps & { theme: "light" | "dark" | undefined }) {
  const { station, preferred } = props;
  const { name, timestamp, freshness } = station;
  return (
    <html lang={preferred.format.reader.language} class={theme}>
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
        <Tile {...props} />
        {freshness === "fresh" && timestamp !== null && (
          // Shown by embed.js from that time on, in case the server cannot be reached until then.
          <template data-from={new Date(freshnessSince(timestamp, "stale")).toISOString()}>
            <Tile {...props} station={{ ...station, freshness: "stale" }} />
          </template>
        )}
      </body>
    </html>
  );
}

function Tile({ station, origin, preferred }: TileProps) {
  const { t, format } = preferred;
  const { id, name, timestamp, latest, freshness } = station;
  const { temperature } = latest;
  const colours =
    temperature !== undefined && freshness === "fresh" ? labelColours("temperature", temperature) : undefined;
  const others = conditionsOf(station, preferred).filter(({ metric }) => metric !== "temperature");
  const observed = observedText(station, freshness, preferred);
  return (
    <main class={freshness}>
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
          {timestamp === null ? observed : <time datetime={new Date(timestamp).toISOString()}>{observed}</time>}
        </span>
      </a>
    </main>
  );
}
