export const dynamic = "force-dynamic";
export { passwordResetHandler as GET, passwordResetHandler as POST } from "@/lib/login/password-reset";
