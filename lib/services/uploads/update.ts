import type { z } from "zod";
import { seal } from "../../auth/sealed";
import { UPLOAD_SERVICES, type UploadItem, uploadChangeSchema, uploadFaults } from "../../contract/station/upload";
import type { LogRow } from "../../db/queries/log/log";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";
import { SECRET_PURPOSE } from "./internal/attempt";
import { lockUpload } from "./internal/lock";
import { CHANNEL, keyOf } from "./internal/message";
import { labelOf, toUpload } from "./internal/representation";
import { ALREADY, refuseFaults } from "./internal/requirements";
import { soonestUpload } from "./internal/schedule";

/**
 * Changes an upload. It starts over: one that was stopped is tried again, and no earlier failure delays it.
 * @param options.check called with the locked upload before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when the station has the same upload
 */
export async function updateUpload(
  ctx: Context,
  { id, ...input }: z.input<typeof uploadChangeSchema> & { id: number },
  { check }: Checked<UploadItem> = {},
): Promise<void> {
  authorise(ctx, "Upload", "change");
  const { secret = "", ...given } = parse(uploadChangeSchema, input);
  const sealed = secret === "" ? undefined : await seal(ctx.database, SECRET_PURPOSE, secret);
  const now = ctx.now();
  await ctx.database.prisma.$transaction(async (tx) => {
    const row = await lockUpload(ctx, tx, id);
    const before = toUpload(row);
    check?.(before);
    const interval = given.interval === null ? UPLOAD_SERVICES[before.service].usual : given.interval;
    const fields = { ...given, interval };
    const after = { ...before, ...omitUndefined(fields) };
    refuseFaults(uploadFaults(after.service, { ...after, secret, hasSecret: before.hasSecret || secret !== "" }));
    const changes: LogRow["changes"] = changed(omitTimes(before), fields);
    if (sealed !== undefined) changes.secret = [before.hasSecret ? "set" : null, "changed"];
    if (Object.keys(changes).length === 0) return;
    const soonest = row.triedAt === null || row.triedAt > now ? now : soonestUpload(after.service, row.triedAt);
    await tx.upload
      .update({
        where: { id },
        data: {
          account: after.account,
          interval: after.interval,
          isEnabled: after.isEnabled,
          sensors: after.sensors.join(","),
          ...(sealed === undefined ? {} : { secret: sealed }),
          state: "new",
          result: "",
          failures: 0,
          nextAt: after.isEnabled ? new Date(Math.max(now, soonest)) : null,
        },
      })
      .catch(uniqueViolation(ALREADY));
    await tx.outboxMessage.deleteMany({ where: { channel: CHANNEL, key: keyOf(id), claimedUntil: null } });
    const entry = { action: "change", model: "Upload", objectId: id, objectLabel: labelOf(after), changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
  });
}

/** What people set of it. */
function omitTimes({ account, interval, isEnabled, sensors }: UploadItem) {
  return { account, interval, isEnabled, sensors };
}
