export const embed = {
  open: "Open {name}",
  heading: "Show this station on your site",
  copy: "Copy",
  copied: "Copied",
} as const;
