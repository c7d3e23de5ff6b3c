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

/** The admin asks by a client of its own: its changes carry the token that no foreign page knows. */
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

  /** Who was signed out and is in again, in another tab, has a new session with a new token. */
  const forget: TRPCLink<AppRouter> =
    () =>
    ({ op, next }) =>
      next(op).pipe(
        tap({
          error: ({ data }: TRPCClientError<AppRouter>) => {
            if (data?.httpStatus === 401 || data?.httpStatus === 403) token = undefined;
          },
        }),
      );

  const client = createTRPCClient<AppRouter>({
    links: [
      forget,
      splitLink({
        condition: ({ type }) => type === "mutation",
        true: httpLink({ url: URL, headers }),
        false: httpBatchLink({ url: URL, maxURLLength: 4000 }),
      }),
    ],
  });
  return client;
}
