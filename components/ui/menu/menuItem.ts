/** The style of a menu item. Not in Menu.tsx, because the server can import only components from a client file. */
export const menuItemClass =
  "flex w-full items-center gap-2.5 rounded-lg px-2.5 py-2 text-left text-sm hover:bg-sunken [&>svg]:size-4 [&>svg]:text-muted";
