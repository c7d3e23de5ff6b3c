import { migrate } from "@/lib/db/migrations/run";
import { whenTold } from "../child";

const [url = "", root = ""] = process.argv.slice(2);

await whenTold(() => migrate(url, root));
