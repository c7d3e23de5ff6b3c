import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminHeader } from "@/components/admin/shell/AdminHeader";
import { AdminProvider } from "@/components/admin/shell/AdminProvider";
import { TaskTray } from "@/components/admin/shell/TaskTray";
import { RenderedAt } from "@/components/live/Now";
import { Preferences } from "@/components/prefs/Preferences";
import { visitor } from "@/lib/site/visitor";
import { catalogueFor } from "@/lib/text/catalogues";
import { findSession } from "./ask";

export const metadata: Metadata = {
  title: { default: "Administration", template: "%s · Weather Station administration" },
  robots: { index: false },
};

/** The admin is in English only, whatever the visitor's language. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { reader } = await visitor();
  return (
    <div lang="en" className="contents">
      <Preferences reader={{ ...reader, language: "en", dateLocale: "en" }} catalogue={catalogueFor("en")}>
        <Frame>{children}</Frame>
      </Preferences>
    </div>
  );
}

/** Without a session, only the page's refusal is shown. */
async function Frame({ children }: { children: ReactNode }) {
  const session = await findSession();
  if (!session) return <Main>{children}</Main>;
  return (
    <RenderedAt time={Date.now()}>
      <AdminProvider csrfToken={session.csrfToken}>
        <AdminHeader user={session.user.name} csrfToken={session.csrfToken} />
        <Main>{children}</Main>
        <TaskTray />
      </AdminProvider>
    </RenderedAt>
  );
}

function Main({ children }: { children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-[96rem] flex-1 flex-col px-4 pt-4 pb-24 outline-none sm:px-6"
    >
      {children}
    </main>
  );
}
