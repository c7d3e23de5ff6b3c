import { readyz } from "@/lib/rest/health";

export const dynamic = "force-dynamic";
export { readyz as GET };
