export const live = {
  updates: "Updates:",
  connecting: "Connecting",
  connectingHint: "Connecting to live updates",
  live: "Live",
  liveHint: "New readings appear by themselves",
  lost: "Not live since {time}",
  lostHint: "The connection is lost. New readings appear as soon as it is back",
  offlineHint: "This device is offline. New readings appear once it is back online",
  busy: "The server is busy.",
  busyHint: "Missing data is requested again in a few seconds.",
} as const;
