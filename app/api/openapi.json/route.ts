export const dynamic = "force-dynamic";
export { openApiHandler as GET } from "@/lib/rest/openapi/handlers";
