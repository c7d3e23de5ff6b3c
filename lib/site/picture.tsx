import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
import type { StationSummary } from "../contract/station";
import { conditionsOf } from "../format/conditions";
import type { Preferred } from "../format/preferred";
import { once } from "../once";
import { labelColours } from "../weather/palette";
import { openAnswer, openStation } from "./open";
import { PICTURE_SIZE } from "./picture-size";
import { preferredIn } from "./reader";

/** To draw one takes a tenth of a second; they are some 40 kB each. */
const MOST_KEPT = 100;

const INK = "#1d2433";
const MUTED = "#55607a";

/** GET /stations/{id}/picture.png: the current conditions as a picture for those who share the page's address. */
export function pictureHandler(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return openAnswer(request, async () => {
    const station = await openStation((await params).id);
    const preferred = preferredIn(request);
    const { locale, language, system } = preferred.format.reader;
    const key = [station.id, station.name, station.timestamp, locale, language, system].join("\n");
    const known = pictures().get(key);
    const body = known ?? (await draw(station, preferred));
    pictures().set(key, body);
    return { body, type: "image/png" };
  });
}

function pictures(): LRUCache<string, Uint8Array<ArrayBuffer>> {
  return once("pictures", () => new LRUCache({ max: MOST_KEPT }));
}

async function draw(station: StationSummary, preferred: Preferred): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = new ImageResponse(<Picture station={station} preferred={preferred} />, PICTURE_SIZE);
  return new Uint8Array(await drawn.arrayBuffer());
}

function Picture({ station, preferred }: { station: StationSummary; preferred: Preferred }) {
  const { t, format } = preferred;
  const { name, lat, lon, timestamp, timeZone, latest } = station;
  const { temperature } = latest;
  const colours = temperature === undefined ? undefined : labelColours("temperature", temperature);
  const others = conditionsOf(latest, preferred).filter(({ metric }) => metric !== "temperature");
  const title = isDrawable(name) ? name : format.coordinates(lat, lon);
  const observed = timestamp === null ? t("common.noReadings") : format.time(timestamp, "dayTime", timeZone);
  return (
    <div style={{ ...COLUMN, width: "100%", height: "100%", padding: 72, background: "#f4f6fa", color: INK }}>
      <div style={{ fontSize: 34, color: MUTED }}>{t("common.siteName")}</div>
      <div style={{ display: "block", fontSize: 64, marginTop: 8, lineClamp: 2 }}>{title}</div>
      <div style={{ display: "flex", flexGrow: 1, alignItems: "center", gap: 56 }}>
        {temperature !== undefined && colours && (
          <div
            style={{
              padding: "20px 48px",
              borderRadius: 40,
              fontSize: 104,
              background: colours.background,
              color: colours.ink,
            }}
          >
            {drawable(format.value("temperature", temperature))}
          </div>
        )}
        <div style={{ ...COLUMN, gap: 12, fontSize: 36 }}>
          {others.map(({ metric, label, value }) => (
            <div key={metric} style={{ display: "flex", gap: 16 }}>
              <span style={{ color: MUTED }}>{label}</span>
              <span>{drawable(value)}</span>
            </div>
          ))}
        </div>
      </div>
      <div style={{ fontSize: 30, color: MUTED }}>
        {drawable(station.isDemo ? `${t("common.demoData")} · ${observed}` : observed)}
      </div>
    </div>
  );
}

const COLUMN = { display: "flex", flexDirection: "column" } as const;

/** The letters that the font at hand has. For any other the library would ask a server of somebody else's for a font. */
const DRAWABLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e–—‘’“”…]*$/u;

export function isDrawable(text: string): boolean {
  return DRAWABLE.test(text);
}

/** Numbers are written with spaces and signs of many kinds. */
function drawable(text: string): string {
  return [...text.normalize("NFKC").replaceAll("−", "-")].filter(isDrawable).join("");
}
