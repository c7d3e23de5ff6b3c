/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

/** These pages have no scripts, so none may run. */
export const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** The part of the site that a page belongs to. */
export interface Site {
  /** Appended to the page's own title. */
  title: string;
  /** Shown in the header, as a link to `home`. */
  brand: string;
  home: string;
  link: { href: string; text: string };
}

export const API_SITE: Site = {
  title: "Weather Station API",
  brand: "Weather Station",
  home: "/",
  link: { href: "/api/docs/", text: "API docs" },
};

export const ADMIN_SITE: Site = {
  title: "Weather Station administration",
  brand: "Weather Station administration",
  home: "/admin/",
  link: { href: "/", text: "View site" },
};

interface LayoutProps {
  title: string;
  site?: Site;
  /** At the right of the header: the user's name, and login or logout. */
  account?: Child;
  /** Seconds after which the browser reloads the page. */
  refresh?: number | undefined;
  children: Child;
}

/** The frame of every page that Next does not render: the browsable API, logins and passwords. */
export function Layout({ title, site = API_SITE, account, refresh, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {refresh !== undefined && <meta http-equiv="refresh" content={String(refresh)} />}
        <title>{`${title} · ${site.title}`}</title>
        <link rel="stylesheet" href="/api.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <header class="header">
          <a class="brand" href={site.home}>
            <img src="/icon.svg" alt="" width="28" height="28" />
            {site.brand}
          </a>
          <nav class="account" aria-label="Account">
            <a href={site.link.href}>{site.link.text}</a>
            {account}
          </nav>
        </header>
        <main class="page" id="content">
          {children}
        </main>
      </body>
    </html>
  );
}

/** The whole document as text. */
export function documentOf(page: Child): string {
  return `<!doctype html>${String(page)}`;
}
