export { keepGauge } from "./keep-gauge";
export { keepMessage } from "./keep-message";
export { stationOfConsole } from "./station";
