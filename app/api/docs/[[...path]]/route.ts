export const dynamic = "force-dynamic";
export { docsHandler as GET } from "@/lib/rest/openapi/docs";
