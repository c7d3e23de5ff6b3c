/** "soilTemperature" → "Soil temperature", "stationId" → "Station", "isPublic" → "Public" */
export function labelOf(name: string): string {
  const words = name
    .replace(/Ids?$/, "")
    .replace(/^is(?=[A-Z])/, "")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
