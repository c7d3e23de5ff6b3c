export const dynamic = "force-dynamic";
export { passwordChangeDoneHandler as GET } from "@/lib/login/password-change";
