export const cities = {
  title: "Cities",
  description: "The weather there now.",
  empty: "No cities are listed yet.",
  add: "Add a city",
  loading: "Being fetched",
  noneNow: "There is no weather right now.",
  needsKey: "This page needs a key of OpenWeatherMap.",
  needsKeyText:
    "Set OPENWEATHERMAP_KEY in the configuration, and start the server again. Visitors are told that there is nothing here until then.",
} as const;
