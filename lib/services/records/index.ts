export { createRecords, insertLogged } from "./create";
export { getRecord } from "./get";
export type { Item, Key } from "./internal/representation";
export { removeLogged, removeRecord } from "./remove";
export { updateLogged } from "./update";
export { recordVerbs } from "./verbs";
