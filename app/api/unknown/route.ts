/** Target of next.config.mjs for unknown addresses that are not requested by a browser. */
export const dynamic = "force-dynamic";
export * from "@/lib/rest/next-route";
