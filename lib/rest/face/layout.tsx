/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

/** The face needs no script, so none may run. */
export const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

interface LayoutProps {
  title: string;
  /** Stands at the right of the header: who is logged in, and how to change that. */
  account?: Child;
  children: Child;
}

/** The frame of every page that is no page of Next's: the browsable API and its login. */
export function Layout({ title, account, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Weather Station API`}</title>
        <link rel="stylesheet" href="/api.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <header class="header">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Weather Station
          </a>
          <nav class="account" aria-label="Account">
            <a href="/api/docs/">API docs</a>
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
