import { downloadHandler } from "@/lib/site/download";

export const dynamic = "force-dynamic";
export const GET = downloadHandler("csv");
