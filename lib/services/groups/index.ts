export { createGroup } from "./create";
export { getGroup } from "./get";
export { pageOfGroups } from "./page";
export { removeGroup } from "./remove";
export { updateGroup } from "./update";
