export { createKey } from "./create";
export { getKey } from "./get";
export type { MadeKey } from "./internal/insert";
export { listKeys } from "./list";
export { removeKey } from "./remove";
export { revokeKey } from "./revoke";
export { rotateKey } from "./rotate";
export { takeSender } from "./take-sender";
export { updateKey } from "./update";
