export { authoriseDevice, authoriseSpeaking } from "./authorise";
export { detectSilence } from "./detect-silence";
export { getDevice } from "./get";
export { toDevice } from "./internal/representation";
export { reportStatus } from "./report";
export { touchLastSeen } from "./touch-last-seen";
