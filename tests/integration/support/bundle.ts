/** Bundles the current sources for tests that start them as separate processes. */
export { bundle as setup } from "../../../scripts/lib/prepare.mjs";
