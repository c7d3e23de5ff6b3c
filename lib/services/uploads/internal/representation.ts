import type { UploadItem } from "../../../contract/station/upload";
import { UPLOAD_SERVICES } from "../../../contract/station/upload";
import type { UploadRow } from "../../../db/queries/uploads";

/** The upload without its secret. */
export function toUpload({ secret, sensors, observedAt: _observedAt, ...row }: UploadRow): UploadItem {
  return { ...row, hasSecret: secret !== "", sensors: sensors === "" ? [] : sensors.split(",") };
}

/** Its name in the log. */
export function labelOf({ service, account }: Pick<UploadRow, "service" | "account">): string {
  const { label } = UPLOAD_SERVICES[service];
  return account === "" ? label : `${label} (${account})`;
}
