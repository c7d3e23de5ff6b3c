import { Activity, type ReactNode } from "react";
import { Header } from "./Header";

interface SiteFrameProps {
  /** The name of the link to the cities; absent where there are none. */
  cities?: string | undefined;
  children: ReactNode;
}

/** The frame of every public page. The header hydrates separately. */
export function SiteFrame({ cities, children }: SiteFrameProps) {
  return (
    <>
      <Activity>
        <Header {...(cities && { cities })} />
      </Activity>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </>
  );
}
