/** The look of a line of a menu. Not in Menu.tsx: of a file for the browser, the server knows components only. */
export const menuItemClass =
  "flex w-full items-center gap-2.5 rounded-lg px-2.5 py-2 text-left text-sm hover:bg-sunken [&>svg]:size-4 [&>svg]:text-muted";
