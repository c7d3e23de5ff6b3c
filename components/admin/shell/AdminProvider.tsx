"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { AdminTRPCProvider, makeAdminClient } from "../client";
import { FlashProvider } from "./Flash";
import { LastListProvider } from "./LastList";
import { OneTimeSecretDialog } from "./OneTimeSecretDialog";
import { TasksProvider } from "./TasksProvider";

/** The state that pages of the admin share. */
export function AdminProvider({ csrfToken, children }: { csrfToken: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const [client] = useState(() => makeAdminClient(csrfToken));
  return (
    <AdminTRPCProvider trpcClient={client} queryClient={queryClient}>
      <FlashProvider>
        <TasksProvider>
          <OneTimeSecretDialog>
            <LastListProvider>{children}</LastListProvider>
          </OneTimeSecretDialog>
        </TasksProvider>
      </FlashProvider>
    </AdminTRPCProvider>
  );
}
