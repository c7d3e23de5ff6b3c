import { liveHandler } from "@/lib/site/live";

export const dynamic = "force-dynamic";
export { liveHandler as GET };
