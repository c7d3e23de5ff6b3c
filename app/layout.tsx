import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/live/Providers";
import { NONCE_HEADER } from "@/lib/nonce";

export const metadata: Metadata = {
  title: { default: "Weather Station", template: "%s · Weather Station" },
  description: "Live weather from a network of stations: a map, current conditions and charts.",
};

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
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
