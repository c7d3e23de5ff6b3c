import type { Metadata } from "next";
import { markNotFound } from "@/lib/site/page-status";
import NotFound, { generateMetadata } from "./not-found";

/** The response, and page, for something that does not exist or may not be seen. */
export function NotThere() {
  markNotFound();
  return <NotFound />;
}

export async function notThereMetadata(): Promise<Metadata> {
  return { ...(await generateMetadata()), robots: { index: false } };
}
