export const live = {
  updates: "Updates:",
  connecting: "Connecting",
  connectingHint: "Connecting to live updates",
  live: "Live",
  liveHint: "New readings appear by themselves",
  reconnecting: "Reconnecting",
  reconnectingHint: "Live updates are interrupted",
} as const;
