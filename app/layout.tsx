import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/live/Providers";

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

/** next-themes sets the class before React starts, hence suppressHydrationWarning. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
