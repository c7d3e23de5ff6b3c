import { exportHandler } from "@/lib/admin/export";

export const dynamic = "force-dynamic";
export { exportHandler as GET };
