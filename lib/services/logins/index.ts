export { removeOldLogins } from "./remove-old";
export { writeAttempts } from "./write-attempts";
