export { addCalibration, changeCalibration, removeCalibration } from "./calibrations";
export { removeEarlierElevation } from "./remove-elevation";
