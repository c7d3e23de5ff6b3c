import "server-only";
import { env } from "../env";
import { contextFor } from "../services/context";
import { visitorReading } from "./visitor";

/** The name of the link to the cities, in the reader's language; undefined where there are none. */
export async function citiesLink(): Promise<string | undefined> {
  if (!env.OPENWEATHERMAP_KEY) return undefined;
  const { hasCities } = await import("../forecast/cities");
  if (!(await hasCities(contextFor()))) return undefined;
  const { t } = await visitorReading(["cities"]);
  return t("cities.title");
}
