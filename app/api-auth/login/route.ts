export const dynamic = "force-dynamic";
export { loginHandler as GET, loginHandler as POST } from "@/lib/login/login";
