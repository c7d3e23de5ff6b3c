import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/lib/trpc/router";
import { retryDelay, shouldRetry } from "./retryAfter";

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

const URL = "/api/trpc";

export function makeClient() {
  return createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: URL, maxItems: 20, maxURLLength: 8000 })] });
}

/** What the server rendered stays good for a while: live events, not time, make it old. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: shouldRetry, retryDelay } } });
}
