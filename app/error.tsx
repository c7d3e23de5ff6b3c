"use client";

import type { Failure } from "@/components/ui/LoadError";
import ErrorPage from "./(site)/error";

/** For a fault in a layout. Without a header of its own: its code would come with every page a second time. */
export default function LayoutErrorPage(props: Failure) {
  return (
    <main className="flex flex-1 flex-col">
      <ErrorPage {...props} />
    </main>
  );
}
