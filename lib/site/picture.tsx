import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
import { conditionsOf } from "../format/conditions";
import { observedText } from "../format/observed";
import type { Preferred } from "../format/preferred";
import { processSingleton } from "../process-singleton";
import type { StationAsOfNow } from "../services/stations";
import { labelColours } from "../weather/colours/palette";
import { openAnswer, openStation } from "./open";
import { PICTURE_SIZE } from "./picture-size";
import { preferredIn } from "./reader";

/** Rendering takes a tenth of a second; a picture has some 40 kB. */
const MAX_KEPT = 100;

const INK = "#1d2433";
const MUTED = "#55607a";
const WARNING = "#844b00";
const PAPER = "#f4f6fa";
/** For a temperature that is too old to be the present weather. */
const FADED = { background: PAPER, ink: MUTED };

/** GET /stations/{id}/picture.png: the current conditions as a preview for shared links. */
export function pictureHandler(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return openAnswer(request, async () => {
    const station = await openStation((await params).id);
    const content = contentOf(station, preferredIn(request, station.timeZone));
    // Keyed by all that it shows: a correction changes the picture without a new reading, and so does time.
    const key = JSON.stringify(content);
    const body = pictures().get(key) ?? (await draw(content));
    pictures().set(key, body);
    return { body, type: "image/png" };
  });
}

function pictures(): LRUCache<string, Uint8Array<ArrayBuffer>> {
  return processSingleton("pictures", () => new LRUCache({ max: MAX_KEPT }));
}

type Content = ReturnType<typeof contentOf>;

/** All that the picture shows. */
export function contentOf(station: StationAsOfNow, preferred: Preferred) {
  const { t, format } = preferred;
  const { name, lat, lon, isDemo, latest, freshness } = station;
  const { temperature } = latest;
  const observed = observedText(station, freshness, preferred);
  return {
    siteName: drawable(t("common.siteName")),
    title: isDrawable(name) ? name : format.coordinates(lat, lon),
    temperature:
      temperature === undefined
        ? undefined
        : {
            text: drawable(format.value("temperature", temperature)),
            colours: freshness === "fresh" ? labelColours("temperature", temperature) : FADED,
          },
    others: conditionsOf(station, preferred)
      .filter(({ metric }) => metric !== "temperature")
      .map(({ label, value }) => ({ label: drawable(label), value: drawable(value) })),
    observed: drawable(isDemo ? `${t("common.demoData")} · ${observed}` : observed),
    isLate: freshness === "stale" || freshness === "offline",
  };
}

async function draw(content: Content): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = new ImageResponse(<Picture {...content} />, PICTURE_SIZE);
  return new Uint8Array(await drawn.arrayBuffer());
}

function Picture({ siteName, title, temperature, others, observed, isLate }: Content) {
  return (
    <div style={{ ...COLUMN, width: "100%", height: "100%", padding: 72, background: PAPER, color: INK }}>
      <div style={{ fontSize: 34, color: MUTED }}>{siteName}</div>
      <div style={{ display: "block", fontSize: 64, marginTop: 8, lineClamp: 2 }}>{title}</div>
      <div style={{ display: "flex", flexGrow: 1, alignItems: "center", gap: 56 }}>
        {temperature && (
          <div
            style={{
              padding: "20px 48px",
              borderRadius: 40,
              border: isLate ? `3px dashed ${MUTED}` : `3px solid ${temperature.colours.background}`,
              fontSize: 104,
              background: temperature.colours.background,
              color: temperature.colours.ink,
            }}
          >
            {temperature.text}
          </div>
        )}
        <div style={{ ...COLUMN, gap: 12, fontSize: 36 }}>
          {others.map(({ label, value }) => (
            <div key={label} style={{ display: "flex", gap: 16 }}>
              <span style={{ color: MUTED }}>{label}</span>
              <span>{value}</span>
            </div>
          ))}
        </div>
      </div>
      <div style={{ fontSize: 30, color: isLate ? WARNING : MUTED }}>{observed}</div>
    </div>
  );
}

const COLUMN = { display: "flex", flexDirection: "column" } as const;

/** Characters of the available font. For any other the library would fetch a font from a third party's server. */
const DRAWABLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e–—‘’“”…]*$/u;

export function isDrawable(text: string): boolean {
  return DRAWABLE.test(text);
}

/** Formatted numbers contain many kinds of spaces and signs. */
function drawable(text: string): string {
  return [...text.normalize("NFKC").replaceAll("−", "-")].filter(isDrawable).join("");
}
