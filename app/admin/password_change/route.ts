export const dynamic = "force-dynamic";
export { passwordChangeHandler as GET, passwordChangeHandler as POST } from "@/lib/login/password-change";
