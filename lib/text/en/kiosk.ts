export const kiosk = {
  title: "Wall screen",
  none: "No stations to show",
  noneHint:
    "Stations appear here as soon as they send readings. An address such as /kiosk?stations=1,2 shows only some of them.",
} as const;
