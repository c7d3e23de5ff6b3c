export const dynamic = "force-dynamic";
export { passwordResetSentHandler as GET } from "@/lib/login/password-reset";
