export { endAllSessions } from "./end-all";
export { endOwnSessions } from "./end-own";
export { listOwnSessions } from "./list-own";
export { removeExpiredSessions } from "./remove-expired";
