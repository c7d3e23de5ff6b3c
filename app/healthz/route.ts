import { healthz } from "@/lib/rest/health";

export const dynamic = "force-dynamic";
export { healthz as GET };
