import { Activity, type ReactNode } from "react";
import { Header } from "./Header";

/** The frame of every public page. The header hydrates separately. */
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
