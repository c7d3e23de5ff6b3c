export const dynamic = "force-dynamic";
export { logoutHandler as GET, logoutHandler as POST } from "@/lib/login/logout";
