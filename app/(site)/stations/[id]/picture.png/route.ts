import { pictureHandler } from "@/lib/site/picture";

export const dynamic = "force-dynamic";
export { pictureHandler as GET };
