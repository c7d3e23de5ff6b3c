import "./globals.css";
import type { Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/live/Providers";
import { Preferences } from "@/components/prefs/Preferences";
import { THEME_COOKIE, themeOf } from "@/lib/format/theme";
import { visitor } from "@/lib/site/visitor";

export { siteMetadata as generateMetadata } from "@/lib/site/metadata";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#151a25" },
  ],
};

/** Reading a cookie makes every page dynamic: a prerendered page could not contain the nonce of the response. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { reader, catalogue } = await visitor();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={reader.language} className={theme}>
      <body className="flex min-h-dvh flex-col">
        <Preferences reader={reader} catalogue={catalogue}>
          <Providers>{children}</Providers>
        </Preferences>
      </body>
    </html>
  );
}
