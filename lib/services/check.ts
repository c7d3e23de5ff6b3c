/** What a verb that changes or removes one record takes beside its input. */
export interface Checked<Item> {
  /** Is shown the locked record before anything is changed, and may throw. */
  check?: ((current: Item) => void) | undefined;
}
