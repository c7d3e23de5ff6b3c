import type { UploadItem } from "../../contract/station/upload";
import { uploadById } from "../../db/queries/uploads";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { toUpload } from "./internal/representation";

/**
 * One upload, without its secret.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getUpload(ctx: Context, { id }: { id: number }): Promise<UploadItem> {
  authorise(ctx, "Upload", "view");
  const row = await uploadById(ctx.database.read, knownId(id));
  if (!row) throw notFound();
  return toUpload(row);
}
