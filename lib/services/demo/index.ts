export { demoDeviceKey, ensureDemoDevice } from "./device";
export { feedDemo } from "./feed";
export { loadDemo } from "./load";
export { removeDemo } from "./remove";
export { demoState } from "./state";
