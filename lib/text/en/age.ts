export const age = {
  now: "just now",
  ago: "{amount} ago",
  ahead: "in {amount}",
  minutes: "{count} min",
  hours: "{count} h",
  days: { one: "{count} day", other: "{count} days" },
  minutesLong: { one: "{count} minute", other: "{count} minutes" },
  hoursLong: { one: "{count} hour", other: "{count} hours" },
  daysLong: { one: "{count} day", other: "{count} days" },
} as const;
