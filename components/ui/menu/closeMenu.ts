/** For an element whose activation closes the menu around it. */
export function closeMenu({ currentTarget }: { currentTarget: Element }): void {
  currentTarget.closest("details")?.removeAttribute("open");
}
