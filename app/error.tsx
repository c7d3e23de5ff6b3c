"use client";

import type { Failure } from "@/components/ui/LoadError";
import ErrorPage from "./(site)/error";

/** For an error in a layout. Without a header, because its code would be sent with every page a second time. */
export default function LayoutErrorPage(props: Failure) {
  return (
    <main className="flex flex-1 flex-col">
      <ErrorPage {...props} />
    </main>
  );
}
