export const kiosk = {
  title: "Wall screen",
  lost: "No connection since {time}. These are the last values.",
  offline: "No reading since {time}",
  none: "No stations to show",
  noneHint:
    "Stations appear here as soon as they send readings. An address such as /kiosk?stations=1,2 shows some of them only.",
} as const;
