"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "./LiveProvider";
import { makeClient, makeQueryClient, TRPCProvider } from "./trpc";

interface ProvidersProps {
  /** Of the page's Content-Security-Policy: styles that are made in the browser need it too. */
  nonce: string | undefined;
  children: ReactNode;
}

/** State, not a module variable: on the server every visitor needs a cache of their own. */
export function Providers({ nonce, children }: ProvidersProps) {
  useState(() => {
    // Radix asks there, for the style by which an open dialog holds the page still. On the server it is everybody's.
    if (typeof window !== "undefined" && nonce) setNonce(nonce);
  });
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
