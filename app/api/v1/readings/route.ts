import { readingsHandler } from "@/lib/ingest/http/handler";

export const dynamic = "force-dynamic";
export { readingsHandler as POST };
