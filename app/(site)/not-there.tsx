import type { Metadata } from "next";
import { markNotFound } from "@/lib/site/page-status";
import NotFound, { generateMetadata } from "./not-found";

/** What a page shows, and answers, in place of what is not there or is not to be seen. */
export function NotThere() {
  markNotFound();
  return <NotFound />;
}

export async function notThereMetadata(): Promise<Metadata> {
  return { ...(await generateMetadata()), robots: { index: false } };
}
