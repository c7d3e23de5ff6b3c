/** What tests start as processes of their own is made of the sources as they are. */
export { bundle as setup } from "../../../scripts/lib/prepare.mjs";
