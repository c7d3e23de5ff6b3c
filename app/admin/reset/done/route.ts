export const dynamic = "force-dynamic";
export { resetDoneHandler as GET } from "@/lib/login/reset";
