import { readyz } from "@/lib/health/endpoints";

export const dynamic = "force-dynamic";
export { readyz as GET };
