export const dynamic = "force-dynamic";
export { adminLoginHandler as GET, adminLoginHandler as POST } from "@/lib/login/login";
