export const dynamic = "force-dynamic";
export { passwordResetHandler as GET, passwordResetHandler as POST } from "@/lib/rest/login/password-reset";
