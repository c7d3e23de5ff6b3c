import { exportHandler } from "@/lib/admin/many/export";

export const dynamic = "force-dynamic";
export { exportHandler as GET };
