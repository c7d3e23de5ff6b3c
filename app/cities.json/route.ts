import { citiesHandler } from "@/lib/site/cities";

export const dynamic = "force-dynamic";
export { citiesHandler as GET };
