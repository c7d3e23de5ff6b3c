import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  splitLink,
  type TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import { tap } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/lib/trpc/router";
import { noteChange } from "./freshness";

/** The admin has its own client: its mutations send the CSRF token, which no foreign page knows. */
const context = createTRPCContext<AppRouter>();

export const AdminTRPCProvider = context.TRPCProvider;
export const useAdminQueries = () => context.useTRPC().admin;
export const useAdmin = () => context.useTRPCClient().admin;

const URL = "/api/trpc";

/** @param csrfToken of the session that the page was made for */
export function makeAdminClient(csrfToken: string) {
  let token: string | undefined = csrfToken;

  async function headers(): Promise<Record<string, string>> {
    token ??= (await client.admin.session.query()).csrfToken;
    return { "x-csrftoken": token };
  }

  /** Notes mutations. After logging out and in again in another tab, the session has a new token. */
  const watch: TRPCLink<AppRouter> =
    () =>
    ({ op, next }) =>
      next(op).pipe(
        tap({
          next: () => {
            if (op.type === "mutation") noteChange();
          },
          error: ({ data }: TRPCClientError<AppRouter>) => {
            if (data?.httpStatus === 401 || data?.httpStatus === 403) token = undefined;
          },
        }),
      );

  const client = createTRPCClient<AppRouter>({
    links: [
      watch,
      splitLink({
        condition: ({ type }) => type === "mutation",
        true: httpLink({ url: URL, headers }),
        false: httpBatchLink({ url: URL, maxURLLength: 4000, maxItems: 20 }),
      }),
    ],
  });
  return client;
}
