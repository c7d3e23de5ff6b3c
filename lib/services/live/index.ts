export { notifyViewers } from "./notify-viewers";
