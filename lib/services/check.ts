/** An option of the verbs that change or remove one record. */
export interface Checked<Item> {
  /** Called with the locked record before the change; may throw. */
  check?: ((current: Item) => void) | undefined;
}
