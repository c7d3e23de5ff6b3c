import { type ReactNode, Suspense } from "react";
import { Header } from "./Header";

/** What every public page has around it. In a Suspense of their own, header and page are brought to life one after the other. */
export function SiteFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <Suspense>
        <Header />
      </Suspense>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Suspense>{children}</Suspense>
      </main>
    </>
  );
}
