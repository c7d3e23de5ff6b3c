"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "./LiveProvider";
import { makeClient, makeQueryClient, TRPCProvider } from "./trpc";

interface ProvidersProps {
  /** Of the page's Content-Security-Policy: for the script that sets the theme before the page shows. */
  nonce: string | undefined;
  children: ReactNode;
}

/** State, not a module variable: on the server every visitor needs a cache of their own. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeClient);
  return (
    <ThemeProvider
      {...(nonce ? { nonce } : {})}
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
    >
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          <LiveProvider>{children}</LiveProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
