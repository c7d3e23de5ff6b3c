/** @jsxImportSource hono/jsx */
import { LAND_EXTENT } from "../../format/landTile";
import { type GridLine, gridOf, type LandSquare, landAround, type MapView, scaleOf } from "../../land/around";
import { outlinePath } from "../../land/outline";

/** The page's maximum width: a narrower screen shows the middle, at the same zoom. */
const SIZE = { width: 1040, height: 420 };
const ZOOM = 11;
/** Extent of the overview, in degrees. */
const SPAN = { lon: 60, lat: 30 };
const MAX_SCALE = 150;
/** Characters of a name that fit on a phone. */
const MAX_NAME = 32;

interface Place {
  lat: number;
  lon: number;
  name: string;
}

export interface PlaceMapProps extends Place {
  view: MapView;
  land: readonly LandSquare[];
}

/** Loads what the map needs besides the coordinates. */
export async function placeMap(place: Place): Promise<PlaceMapProps> {
  const view = { lat: place.lat, lon: place.lon, zoom: ZOOM, ...SIZE };
  return { ...place, view, land: await landAround(view) };
}

/**
 * The textbook's map at zoom 11 around a marker, without a tile server or script: land, borders, meridians, parallels,
 * a scale and an overview. The parts in the corners are separate SVGs, since a narrow screen crops the sides.
 */
export function PlaceMap({ lat, lon, name, view, land }: PlaceMapProps) {
  const { meridians, parallels } = gridOf(view);
  const { width, height } = SIZE;
  const [top, left] = [-height / 2, -width / 2];
  return (
    <figure class="map">
      <svg
        class="view"
        viewBox={`${left} ${top} ${width} ${height}`}
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-label={`Map around ${name}: ${coordinates({ lat, lon })}`}
      >
        <clipPath id="square">
          <rect width={LAND_EXTENT} height={LAND_EXTENT} />
        </clipPath>
        {land.map((square) => (
          <Square {...square} />
        ))}
        <g class="grid">
          {meridians.map(({ at }) => (
            <line x1={at} x2={at} y1={top} y2={-top} />
          ))}
          {parallels.map(({ at }) => (
            <line x1={left} x2={-left} y1={at} y2={at} />
          ))}
        </g>
        {meridians.map(({ degrees, at }) => (
          <text class="degrees" x={at} y={top + 17} text-anchor="middle">
            {minutes(degrees, "E", "W")}
          </text>
        ))}
        <circle class="place" r="7" />
        <text class="name" y="-16" text-anchor="middle">
          {short(name)}
        </text>
      </svg>
      <Parallels parallels={parallels} />
      <Scale view={view} />
      <Overview lat={lat} lon={lon} />
      <figcaption>Map: Natural Earth</figcaption>
    </figure>
  );
}

/** A square of land, clipped at its edges, since its lines extend a little beyond them. */
function Square({ x, y, side, land, borders }: LandSquare) {
  return (
    <g transform={`translate(${x} ${y}) scale(${side / LAND_EXTENT})`} clip-path="url(#square)">
      <path class="land" d={land} fill-rule="evenodd" />
      <path class="border" d={borders} />
    </g>
  );
}

function Parallels({ parallels }: { parallels: readonly GridLine[] }) {
  const { height } = SIZE;
  return (
    <svg class="parallels" width="80" height={height} viewBox={`0 ${-height / 2} 80 ${height}`} aria-hidden="true">
      {parallels
        // Leaves out those that would overlap the meridians' labels or the scale.
        .filter(({ at }) => at > 28 - height / 2 && at < height / 2 - 44)
        .map(({ degrees, at }) => (
          <text class="degrees" x="10" y={at - 5}>
            {minutes(degrees, "N", "S")}
          </text>
        ))}
    </svg>
  );
}

function Scale({ view }: { view: MapView }) {
  const { km, pixels } = scaleOf(view, MAX_SCALE);
  const width = Math.round(pixels);
  return (
    <svg class="scale" width={width + 4} height="28" role="img" aria-label={`Scale: ${km} km`}>
      <text class="degrees" x="6" y="13">
        {km < 1 ? `${km * 1000} m` : `${km} km`}
      </text>
      <path d={`M2 18v6h${width}v-6`} />
    </svg>
  );
}

function Overview({ lat, lon }: { lat: number; lon: number }) {
  // Clamped at the poles. Across the antimeridian the land is drawn a second time on the other side.
  const y = Math.min(Math.max(-lat, SPAN.lat / 2 - 90), 90 - SPAN.lat / 2);
  const view = [lon - SPAN.lon / 2, y - SPAN.lat / 2, SPAN.lon, SPAN.lat].join(" ");
  return (
    <svg class="overview" width="152" height="76" viewBox={view} role="img" aria-label="Where that is">
      <defs>
        <path id="outline" class="outline" d={outlinePath()} />
      </defs>
      {[-360, 0, 360].map((x) => (
        <use href="#outline" x={x} />
      ))}
      <circle class="place" cx={lon} cy={-lat} r="1.7" />
    </svg>
  );
}

function short(name: string): string {
  const characters = [...name];
  return characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME - 1).join("")}…` : name;
}

/** As "30.7333° N, 76.7794° E". */
export function coordinates({ lat, lon }: { lat: number; lon: number }): string {
  const write = (degrees: number, positive: string, negative: string) =>
    `${Number(Math.abs(degrees).toFixed(4))}° ${degrees < 0 ? negative : positive}`;
  return `${write(lat, "N", "S")}, ${write(lon, "E", "W")}`;
}

/** Formats as 76°45′ E, with half a minute as 30″. Longitudes beyond the antimeridian are wrapped. */
function minutes(degrees: number, positive: string, negative: string): string {
  const turned = positive === "E" ? ((degrees + 540) % 360) - 180 : degrees;
  const seconds = Math.round(Math.abs(turned) * 3600);
  const [whole, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${whole}°${pad(minute)}′${second === 0 ? "" : `${pad(second)}″`} ${turned < 0 ? negative : positive}`;
}
