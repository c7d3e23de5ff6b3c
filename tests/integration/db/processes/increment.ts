import { open } from "@/lib/db/client";
import { whenTold } from "../child";

const [url = "", name = "", times = "0"] = process.argv.slice(2);
const database = open(url);

/** Increments a setting, once per transaction. */
await whenTold(async () => {
  for (let i = 0; i < Number(times); i++) {
    await database.transaction((sql) => sql.run(`UPDATE "Setting" SET "value" = "value" + 1 WHERE "name" = ?`, [name]));
  }
  await database.close();
  return Number(times);
});
