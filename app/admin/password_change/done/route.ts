export const dynamic = "force-dynamic";
export { passwordChangeDoneHandler as GET } from "@/lib/rest/login/password-change";
