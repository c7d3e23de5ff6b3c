import { distanceKm, EARTH_KM, type LatLon } from "../distance";

const RADIANS = Math.PI / 180;

export interface Near<Item> {
  item: Item;
  /** km */
  distance: number;
}

/**
 * Finds places within a radius without comparing every pair: a grid of cubes with edges of that radius, so that places
 * in range lie in the same or an adjacent cube. The grid is in space because on the map longitudes end at 180° and meet
 * at the poles.
 */
export class NearbyPlaces<Item extends { place: LatLon }> {
  readonly #cells = new Map<number, Item[]>();
  readonly #radiusKm: number;
  /** Cubes along an edge of the grid, including a spare one on either side. */
  readonly #side: number;

  constructor(items: Iterable<Item>, radiusKm: number) {
    this.#radiusKm = radiusKm;
    this.#side = Math.ceil((2 * EARTH_KM) / radiusKm) + 3;
    for (const item of items) {
      const key = this.#key(...this.#cellOf(item.place));
      const cell = this.#cells.get(key);
      if (cell) cell.push(item);
      else this.#cells.set(key, [item]);
    }
  }

  /** Items within the radius of this place, in no order. */
  *around(place: LatLon): Generator<Near<Item>> {
    const [x, y, z] = this.#cellOf(place);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dz = -1; dz <= 1; dz++) {
          for (const item of this.#cells.get(this.#key(x + dx, y + dy, z + dz)) ?? []) {
            const distance = distanceKm(place, item.place);
            if (distance <= this.#radiusKm) yield { item, distance };
          }
        }
      }
    }
  }

  /** A chord is shorter than its arc, so places within the radius on the sphere are within it in space. */
  #cellOf({ lat, lon }: LatLon): [number, number, number] {
    const flat = Math.cos(lat * RADIANS);
    const cell = (along: number) => Math.floor((EARTH_KM * (along + 1)) / this.#radiusKm) + 1;
    return [cell(flat * Math.cos(lon * RADIANS)), cell(flat * Math.sin(lon * RADIANS)), cell(Math.sin(lat * RADIANS))];
  }

  #key(x: number, y: number, z: number): number {
    return (x * this.#side + y) * this.#side + z;
  }
}
