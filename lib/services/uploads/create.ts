import type { z } from "zod";
import { seal } from "../../auth/sealed";
import { newUploadSchema, UPLOAD_SERVICES, uploadFaults } from "../../contract/station/upload";
import { AppError } from "../../errors";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";
import { SECRET_PURPOSE } from "./internal/attempt";
import { labelOf } from "./internal/representation";
import { ALREADY, refuseFaults } from "./internal/requirements";

/**
 * Sends a station's current conditions to a service from now on.
 * @throws AppError unauthenticated, forbidden, invalid, not_found when there is no such station, or conflict when it has
 * the same upload already
 */
export async function createUpload(ctx: Context, input: z.input<typeof newUploadSchema>): Promise<{ id: number }> {
  authorise(ctx, "Upload", "add");
  const { secret, ...given } = parse(newUploadSchema, input);
  const fields = { ...given, interval: given.interval ?? UPLOAD_SERVICES[given.service].usual };
  refuseFaults(uploadFaults(fields.service, { ...fields, secret, hasSecret: secret !== "" }));
  const sealed = secret === "" ? "" : await seal(ctx.database, SECRET_PURPOSE, secret);
  return ctx.database.prisma.$transaction(async (tx) => {
    const station = await tx.station.findUnique({ where: { id: fields.stationId }, select: { id: true } });
    if (!station) throw new AppError("not_found", `There is no station ${fields.stationId}.`);
    const nextAt = fields.isEnabled ? new Date(ctx.now()) : null;
    const { id } = await tx.upload
      .create({ data: { ...fields, sensors: fields.sensors.join(","), secret: sealed, nextAt } })
      .catch(uniqueViolation(ALREADY));
    const changes = added({ ...fields, ...(secret === "" ? {} : { secret: "set" }) });
    const entry = { action: "add", model: "Upload", objectId: id, objectLabel: labelOf(fields), changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
    return { id };
  });
}
