export { stationOfConsole } from "./station";
