import { z } from "zod";
import { LAND_MAX_ZOOM } from "@/lib/format/landTile";
import { landTile } from "@/lib/land/tiles";

const wholeNumber = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

const addressSchema = z.object({ z: wholeNumber, x: wholeNumber, y: wholeNumber });

/** Land and borders of one tile, public. */
export async function GET(_request: Request, { params }: RouteContext<"/map/[z]/[x]/[y]">): Promise<Response> {
  const address = addressSchema.safeParse(await params);
  if (!address.success) return Response.json({ detail: "z, x and y must be whole numbers" }, { status: 400 });
  const { z: zoom, x, y } = address.data;
  const tiles = 2 ** zoom;
  if (zoom > LAND_MAX_ZOOM || x >= tiles || y >= tiles) {
    return Response.json({ detail: `There is no such tile: zoom ends at ${LAND_MAX_ZOOM}` }, { status: 404 });
  }
  return Response.json(await landTile(zoom, x, y), {
    headers: { "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
