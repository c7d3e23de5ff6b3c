import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/lib/trpc/router";
import { retryDelay, shouldRetry } from "./retryAfter";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const URL = "/api/trpc";

export function makeClient() {
  return createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: URL, maxItems: 20, maxURLLength: 8000 })] });
}

/** Data rendered by the server stays fresh, because live events, not time, invalidate it. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: shouldRetry, retryDelay } } });
}
