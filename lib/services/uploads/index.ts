export { createUpload } from "./create";
export { getUpload } from "./get";
export { CHANNEL as UPLOAD_CHANNEL, CLAIM_MS as UPLOAD_CLAIM_MS } from "./internal/message";
export { nextPlanAt as nextUploadPlanAt, planUploads } from "./plan";
export { removeUpload } from "./remove";
export { sendUpload } from "./send";
export { sendUploadNow } from "./send-now";
export { type StoppedUpload, stoppedUploads } from "./stopped";
export { updateUpload } from "./update";
