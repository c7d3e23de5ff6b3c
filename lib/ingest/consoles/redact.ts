import { shownLine } from "../../contract/text";
import { parseTarget } from "./decode/target";
import type { Message } from "./message";

const MAX_LENGTH = 4000;

const SECRET = /((?:^|[?&]|%3f|%26)(?:pass(?:word|key)?|pwd|key|mac|token)(?:=|%3d))(?:(?!&|%26)[^\r\n])*/gi;
const BOARD_ID = /("(?:esp8266id|esp32id|id)"\s*:\s*)("[^"]*"|\d+)/g;

/** What was sent, in one line, without what may count as a key. */
export function redacted({ method, target, body }: Message): string {
  const { path, key, values } = parseTarget(target);
  const query = values === "" ? "" : `?${withoutSecrets(values)}`;
  const rest = body === "" ? "" : ` ${withoutSecrets(body)}`;
  return shownLine(`${method} ${path === "" ? "/" : path}${key === undefined ? "" : "/…"}${query}${rest}`, MAX_LENGTH);
}

function withoutSecrets(text: string): string {
  return text
    .slice(0, 2 * MAX_LENGTH)
    .replace(SECRET, "$1…")
    .replace(BOARD_ID, '$1"…"');
}
