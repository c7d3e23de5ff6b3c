export const dynamic = "force-dynamic";
export { resetHandler as GET, resetHandler as POST } from "@/lib/login/reset";
