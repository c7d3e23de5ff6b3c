import { UPLOAD_SERVICES } from "../../contract/station/upload";
import { stoppedUploads as stoppedRows } from "../../db/queries/uploads";
import type { Context } from "../context";
import { authorise } from "../guard";

/** More are not named. */
const MAX_NAMED = 10;

export interface StoppedUpload {
  id: number;
  /** The station's. */
  name: string;
  service: string;
  result: string;
}

/**
 * The first uploads that were stopped because the service refuses them.
 * @throws AppError unauthenticated or forbidden
 */
export async function stoppedUploads(ctx: Context): Promise<StoppedUpload[]> {
  authorise(ctx, "Upload", "view");
  const rows = await stoppedRows(ctx.database.read, MAX_NAMED);
  return rows.map((row) => ({ ...row, service: UPLOAD_SERVICES[row.service].label }));
}
