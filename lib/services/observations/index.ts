export { recordOrRegister } from "./record-or-register";
export { registerStation } from "./register";
export { updateStation } from "./update-station";
