/** For what ends the use of the menu that it stands in. */
export function closeMenu({ currentTarget }: { currentTarget: Element }): void {
  currentTarget.closest("details")?.removeAttribute("open");
}
