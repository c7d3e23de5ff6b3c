import { system } from "@/lib/auth/actor";
import { open } from "@/lib/db/client";
import { env } from "@/lib/env";
import { CHANNELS, Sender } from "@/lib/outbox";
import { whenTold } from "../../db/child";

/** Sends once what is due at a time: DATABASE_URL HOST=ADDRESS NOW. */
const [url = "", pair = "", now = "0"] = process.argv.slice(2);
const [host = "", address = ""] = pair.split("=");
env.UPLOAD_ADDRESSES.set(host, address);
const database = open(url);
const sender = new Sender(CHANNELS);
const ctx = { database, actor: system("test"), now: () => Number(now) };

await whenTold(async () => {
  for (;;) {
    await sender.run(ctx);
    await sender.settled();
    const next = await sender.nextAt(ctx);
    if (next === undefined || next > Number(now)) break;
  }
  await database.close();
  return "done";
});
