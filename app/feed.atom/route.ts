import { feedHandler } from "@/lib/site/feed";

export const dynamic = "force-dynamic";
export { feedHandler as GET };
