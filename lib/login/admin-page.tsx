/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { ADMIN_SITE, Layout } from "../http/html/layout";
import { Note } from "./form";
import { ADMIN_LOGIN } from "./login-site";
import { pageResponse } from "./respond";
import type { StaffSession } from "./staff";

interface AdminPageProps {
  title: string;
  /** Undefined for a visitor, who can go no further than this page. */
  session?: StaffSession | undefined;
  children: Child;
}

/** The frame of the admin's pages that work without a script. */
export function AdminPage({ title, session, children }: AdminPageProps) {
  return (
    <Layout title={title} site={ADMIN_SITE} account={session ? <Account session={session} /> : null}>
      <nav class="breadcrumbs arrows" aria-label="Breadcrumbs">
        <ol>
          <li>
            <a href={ADMIN_SITE.home}>Home</a>
          </li>
          <li>
            <span aria-current="page">{title}</span>
          </li>
        </ol>
      </nav>
      {children}
    </Layout>
  );
}

/** With Django's text. */
export function noSuchPage(): Response {
  const title = "Page not found";
  return pageResponse(
    <AdminPage title={title}>
      <Note heading={title}>
        <p>We’re sorry, but the requested page could not be found.</p>
      </Note>
    </AdminPage>,
    404,
  );
}

function Account({ session: { actor, csrf } }: { session: StaffSession }) {
  return (
    <>
      <span class="user">{actor.name}</span>
      <form method="post" action={ADMIN_LOGIN.logout}>
        <input type="hidden" name="csrfmiddlewaretoken" value={csrf} />
        <button class="button secondary" type="submit">
          Log out
        </button>
      </form>
    </>
  );
}
