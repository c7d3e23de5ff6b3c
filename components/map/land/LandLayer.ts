import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from "leaflet";
import { LAND_VERSION, type LandTile } from "@/lib/format/landTile";
import { type LandColours, paint, sourceOf, TILE_SIZE } from "./paint";

interface Painted {
  canvas: HTMLCanvasElement;
  tile: LandTile;
  coords: Coords;
}

/** Draws the server's land tiles on canvases, sharp at every zoom and pixel density. */
export class LandLayer extends GridLayer {
  private colours: LandColours | undefined;
  private readonly painted = new Map<HTMLElement, Painted>();
  private readonly loading = new Map<string, Promise<LandTile>>();

  /** @param coloursNow called before the first drawing, and again after `recolour` */
  constructor(
    private readonly coloursNow: () => LandColours,
    options: GridLayerOptions,
  ) {
    super({ ...options, tileSize: TILE_SIZE, updateWhenZooming: false, keepBuffer: 1 });
    this.on("tileunload", ({ tile }) => this.painted.delete(tile));
  }

  recolour(): void {
    this.colours = undefined;
    for (const painted of this.painted.values()) this.paint(painted);
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    this.load(coords).then(
      (tile) => {
        const painted = { canvas, tile, coords };
        this.painted.set(canvas, painted);
        this.paint(painted);
        done(undefined, canvas);
      },
      (error: Error) => done(error, canvas),
    );
    return canvas;
  }

  private paint({ canvas, tile, coords }: Painted): void {
    this.colours ??= this.coloursNow();
    paint(canvas, tile, coords, this.colours);
  }

  private load(coords: Coords): Promise<LandTile> {
    const { z, x, y } = sourceOf(coords);
    const address = `/map/${z}/${x}/${y}?v=${LAND_VERSION}`;
    let tile = this.loading.get(address);
    if (!tile) {
      tile = fetchTile(address);
      this.loading.set(address, tile);
      tile.catch(() => this.loading.delete(address));
    }
    return tile;
  }
}

async function fetchTile(address: string): Promise<LandTile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The map could not be loaded (${response.status})`);
  return (await response.json()) as LandTile;
}
