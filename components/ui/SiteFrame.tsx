import { type ReactNode, Suspense } from "react";
import { Header } from "./Header";

/**
 * What every public page has around it. The header is brought to life by itself; the page is in no Suspense here, where
 * it could no longer answer 404.
 */
export function SiteFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <Suspense>
        <Header />
      </Suspense>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </>
  );
}
