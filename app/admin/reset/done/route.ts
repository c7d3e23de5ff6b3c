export const dynamic = "force-dynamic";
export { resetDoneHandler as GET } from "@/lib/rest/login/reset";
