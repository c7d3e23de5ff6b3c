export const dynamic = "force-dynamic";
export { nextAuthHandler as GET, nextAuthHandler as POST } from "@/lib/login/next-auth";
