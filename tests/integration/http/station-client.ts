import { createUser } from "@/lib/services/users/create";
import type { RunningServer, ServerBench } from "../support/server";
import { basic, JSON_TYPE } from "./client";

export const PASSWORD = "a password of the test";
export const STAFF = basic("arshdeep", PASSWORD);

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

export function postStation(
  server: RunningServer,
  body: NonNullable<RequestInit["body"]>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return server.fetch("/station/", {
    method: "POST",
    headers: { "Content-Type": JSON_TYPE, ...STAFF, ...headers },
    body,
  });
}

export function getStations(
  server: RunningServer,
  query: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return server.fetch(`/station/${query}`, { headers: { ...STAFF, ...headers } });
}
