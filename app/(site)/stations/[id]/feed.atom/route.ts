import { stationFeedHandler } from "@/lib/site/feed";

export const dynamic = "force-dynamic";
export { stationFeedHandler as GET };
