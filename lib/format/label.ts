/** "soilTemperature" → "Soil temperature", "stationId" → "Station", "isPublic" → "Public", "id" → "ID" */
export function labelOf(name: string): string {
  if (name === "id") return "ID";
  const words = name
    .replace(/Ids?$/, "")
    .replace(/^is(?=[A-Z])/, "")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
