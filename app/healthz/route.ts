import { healthz } from "@/lib/health/endpoints";

export const dynamic = "force-dynamic";
export { healthz as GET };
