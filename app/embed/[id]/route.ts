import { embedHandler } from "@/lib/site/embed";

export const dynamic = "force-dynamic";
export { embedHandler as GET };
