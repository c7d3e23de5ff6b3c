/** Where next.config.mjs sends what no route knows, when no browser asks for it. */
export const dynamic = "force-dynamic";
export * from "@/lib/rest/next-route";
