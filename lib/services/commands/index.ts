export { expireCommands } from "./expire";
export { fetchCommands } from "./fetch";
export { listCommands } from "./list";
export { replyToCommand } from "./reply";
export { sendCommand } from "./send";
