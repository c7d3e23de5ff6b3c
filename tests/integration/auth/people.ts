import { createUser } from "@/lib/services/users";
import type { TestBench } from "../support/database";

export const PASSWORD = "correct horse";
let people = 0;

/** Creates a user with a unique name. */
export async function newUser(
  fixture: TestBench,
  { username = `user${++people}`, password = PASSWORD, ...rest }: Partial<Parameters<typeof createUser>[1]> = {},
): Promise<{ id: number; username: string }> {
  const { id } = await createUser(fixture.ctx(), { username, password, ...rest });
  return { id, username };
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** The log's entries on one object, oldest first. */
export function entriesOn(fixture: TestBench, model: string, objectId: number | string) {
  return fixture.database.prisma.logEntry.findMany({
    where: { model, objectId: String(objectId) },
    orderBy: { id: "asc" },
  });
}
