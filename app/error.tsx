"use client";

import ErrorPage from "./(site)/error";

/** For a fault in a layout. Without a header of its own: its code would come with every page a second time. */
export default function LayoutErrorPage({ retry }: { retry: () => void }) {
  return (
    <main className="flex flex-1 flex-col">
      <ErrorPage retry={retry} />
    </main>
  );
}
