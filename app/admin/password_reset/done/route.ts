export const dynamic = "force-dynamic";
export { passwordResetSentHandler as GET } from "@/lib/rest/login/password-reset";
