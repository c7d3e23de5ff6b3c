import { stationCurrentHandler } from "@/lib/site/current";

export const dynamic = "force-dynamic";
export { stationCurrentHandler as GET };
