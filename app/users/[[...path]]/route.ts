export const dynamic = "force-dynamic";
export * from "@/lib/rest/next-route";
