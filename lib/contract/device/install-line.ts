/**
 * The command that sets up a Raspberry Pi as a station's device. "{origin}" stands for the site's address, which the
 * browser knows.
 */
export function installLine(key: string, stationId: number): string {
  const settings = `WEATHER_URL={origin} WEATHER_KEY=${key} WEATHER_STATION=${stationId}`;
  return `curl -fsS {origin}/agent/install.sh | sudo ${settings} sh`;
}
