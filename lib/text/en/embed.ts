export const embed = {
  open: "Open {name}",
  observed: "Observed {age}",
  heading: "Show this station on your site",
  copy: "Copy",
  copied: "Copied",
  code: "HTML to copy",
} as const;
