import { reportHandler } from "@/lib/site/report";

export const dynamic = "force-dynamic";
export { reportHandler as GET };
