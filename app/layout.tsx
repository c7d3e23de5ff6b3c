import "./globals.css";
import type { Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/live/Providers";
import { Preferences } from "@/components/prefs/Preferences";
import { NONCE_HEADER } from "@/lib/nonce";
import { visitor } from "@/lib/site/visitor";

export { siteMetadata as generateMetadata } from "@/lib/site/metadata";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#151a25" },
  ],
};

/**
 * next-themes sets the class before React starts, hence suppressHydrationWarning. To read a header makes every page one
 * that is rendered when it is asked for: one from before could not carry the nonce of this answer.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const { reader, catalogue } = await visitor();
  return (
    <html lang={reader.language} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <Preferences reader={reader} catalogue={catalogue}>
          <Providers nonce={nonce}>{children}</Providers>
        </Preferences>
      </body>
    </html>
  );
}
