import { Activity, type ReactNode } from "react";
import { Header } from "./Header";

/** What every public page has around it. The header is brought to life by itself. */
export function SiteFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <Activity>
        <Header />
      </Activity>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </>
  );
}
