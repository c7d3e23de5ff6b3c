export const dynamic = "force-dynamic";
export { adminLogoutHandler as GET, adminLogoutHandler as POST } from "@/lib/login/logout";
