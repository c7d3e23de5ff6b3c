import type { UploadItem } from "../../contract/station/upload";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { lockUpload } from "./internal/lock";
import { labelOf, toUpload } from "./internal/representation";

/**
 * Ends an upload, and forgets its secret.
 * @param options.check called with the locked upload before the removal; may throw
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeUpload(
  ctx: Context,
  { id }: { id: number },
  { check }: Checked<UploadItem> = {},
): Promise<void> {
  authorise(ctx, "Upload", "delete");
  await ctx.database.prisma.$transaction(async (tx) => {
    const upload = toUpload(await lockUpload(ctx, tx, id));
    check?.(upload);
    await tx.upload.delete({ where: { id } });
    const { stationId, service, account, interval, isEnabled, sensors } = upload;
    const changes = removed({ stationId, service, account, interval, isEnabled, sensors });
    const entry = { action: "delete", model: "Upload", objectId: id, objectLabel: labelOf(upload), changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
  });
}
