import { exportHandler } from "@/lib/admin/bulk/export";

export const dynamic = "force-dynamic";
export { exportHandler as GET };
