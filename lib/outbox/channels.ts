import { nextUploadPlanAt, planUploads, sendUpload, UPLOAD_CHANNEL, UPLOAD_CLAIM_MS } from "../services/uploads";
import type { Channel } from "./channel";

const uploads: Channel = {
  name: UPLOAD_CHANNEL,
  claimMs: UPLOAD_CLAIM_MS,
  plan: planUploads,
  nextPlanAt: nextUploadPlanAt,
  send: sendUpload,
};

/** Everything that is sent to other servers goes through one of these. */
export const CHANNELS: readonly Channel[] = [uploads];
