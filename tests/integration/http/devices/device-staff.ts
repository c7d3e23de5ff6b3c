import type { CommandInput } from "@/lib/contract/device/command";
import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";
import { basic, JSON_TYPE } from "../support/client";

const PASSWORD = "correct horse";
let users = 0;

/** Staff who give commands as the admin's page does. */
export async function signIn(fixture: ServerBench): Promise<{ send: (input: CommandInput) => Promise<number> }> {
  const username = `operator${++users}`;
  await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true });
  return {
    send: async (input) => {
      const response = await fixture.server.fetch("/api/trpc/admin.sendCommand", {
        method: "POST",
        headers: { "Content-Type": JSON_TYPE, ...basic(username, PASSWORD) },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error(await response.text());
      return ((await response.json()) as { result: { data: { id: number } } }).result.data.id;
    },
  };
}
