import { currentHandler } from "@/lib/site/current";

export const dynamic = "force-dynamic";
export { currentHandler as GET };
