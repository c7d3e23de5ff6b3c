import { log } from "../log";
import { contextFor } from "../services/context";

/** The page of cities shows what OpenWeatherMap says now, not what it said before. Resolves after some seconds at most. */
export async function citiesReady(): Promise<void> {
  try {
    const { citiesAnswered } = await import("../forecast/cities");
    await citiesAnswered(contextFor());
  } catch (error) {
    // The page meets it, too, and answers for it.
    log.debug({ err: error }, "the cities' weather could not be awaited");
  }
}
