import { ADMIN_PASSWORD } from "../../tests/integration/support/launch";

const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;

/** Sends one reading to a server, as its first user. */
export async function post(url: string, reading: object): Promise<void> {
  const response = await fetch(`${url}/api/v1/readings`, {
    method: "POST",
    headers: { Authorization: AUTHORIZATION, "Content-Type": "application/json" },
    body: JSON.stringify(reading),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
}
