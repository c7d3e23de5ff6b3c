export const dynamic = "force-dynamic";
export { sessionsHandler as GET, sessionsHandler as POST } from "@/lib/login/sessions";
