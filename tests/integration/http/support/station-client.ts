import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";
import { basic } from "./client";

export const PASSWORD = "a password of the test";
export const STAFF = basic("arshdeep", PASSWORD);

/** What the textbook's client sends. */
export const CITY = {
  name: "CityName",
  timestamp: "1393926310",
  temperature: "28",
  lat: "30.733315",
  lon: "76.779418",
};

/** The textbook's user. */
export async function createStaff({ ctx }: ServerBench): Promise<void> {
  await createUser(ctx(), { username: "arshdeep", password: PASSWORD, isStaff: true });
}
