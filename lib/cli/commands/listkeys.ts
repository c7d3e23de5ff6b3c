import { Command } from "commander";
import type { KeySummary } from "../../contract/device/key";
import { listKeys } from "../../services/keys";
import { recordNumber } from "../number";
import { print } from "../print";
import { withDatabase } from "../session";

export function listKeysCommand(): Command {
  return new Command("listkeys")
    .description("list the keys of devices, with their rights and last use")
    .argument("[station]", "number of the station (default: of all)", recordNumber)
    .addHelpText("after", "\nExample:\n  npm run manage -- listkeys 3")
    .action(async (stationId: number | undefined) => {
      const keys = await withDatabase((ctx) => listKeys(ctx, stationId === undefined ? {} : { stationId }));
      for (const key of keys) print(describe(key, Date.now()));
      if (keys.length === 0) print("No keys exist.");
    });
}

function describe({ id, stationId, kind, name, prefix, scopes, addresses, ...times }: KeySummary, now: number): string {
  return [
    `${id}  station ${stationId}  ${prefix}…  ${name}`,
    ...(kind === "device" ? [] : [kind === "console" ? "of a console" : "a console's identifier"]),
    scopes.join(" and "),
    ...(addresses.length > 0 ? [`from ${addresses.join(", ")}`] : []),
    state(times, now),
    times.lastUsedAt === null ? "never used" : `last used ${utc(times.lastUsedAt)}`,
  ].join(", ");
}

function state({ revokedAt, expiresAt }: Pick<KeySummary, "revokedAt" | "expiresAt">, now: number): string {
  if (revokedAt !== null) return `revoked ${utc(revokedAt)}`;
  if (expiresAt === null) return "does not expire";
  return `${expiresAt <= now ? "expired" : "expires"} ${utc(expiresAt)}`;
}

/** 2027-01-31 18:00 UTC */
function utc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
