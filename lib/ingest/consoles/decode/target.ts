/** What a console's request line asks for: it may be put together in any of the ways that consoles know. */
export interface Target {
  /** In lower case, with single slashes and none at the end, without the key. */
  path: string;
  /** The segment behind an address that takes a key there. */
  key: string | undefined;
  /** Names and values, as a form has them. */
  values: string;
}

/** Addresses that consoles know by heart. A key may follow where an owner can type a path. */
const KNOWN =
  /(?:\/data\/report|\/data\.php|\/weatherstation\/updateweatherstation(?:\.php|\.asp)?|\/endpoint|\/pwsupdate\/pwsupdate\.php|\/api\/v1\/submitwx|\/v1\/push-sensor-data|\/boxes\/[^/]{1,64}\/data)(?=$|[/?&%=])/;
const ADDRESSES = new RegExp(`^${KNOWN.source}`, "i");

/** An app puts a second slash in front, and where DNS was bent, a proxy sends the whole address. */
function withoutOrigin(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/^\/{2,}/, "/");
}

/** The request targets that consoles send to. An expression, as each request is compared with it. */
export const CONSOLE_TARGET = new RegExp(`^(?:https?://[^/?#]*)?/*${KNOWN.source}`, "i");

/** Where the values begin: at `?` or `&`, as they are or percent-encoded. */
const SEPARATOR = /[?&]|%3f|%26/i;
/** Consoles of Ambient paste their values right behind what was typed in as the path, which may end with a key. */
const PASTED = /\/([A-Za-z0-9_-]{0,64}?)(?:PASSKEY|MAC|stationtype|dateutc|ID|action)(?:=|%3d)/i;
/** Of a console or of a device. */
const KEY = /(?<=^|\/)(?:[A-Za-z0-9]{16}|ws_[\w-]{43})$/;
const EQUALS = /=|%3d/i;

/** Takes a request target apart. Anything is read as it is most likely meant; nothing is refused here. */
export function parseTarget(target: string): Target {
  const plain = withoutOrigin(target);
  const at = plain.search(SEPARATOR);
  let before = at === -1 ? plain : plain.slice(0, at);
  let after = at === -1 ? "" : plain.slice(at).replace(/^(?:[?&]|%3f|%26)+/i, "");
  if (EQUALS.test(before)) {
    const pasted = PASTED.exec(before);
    const start = pasted ? pasted.index + 1 + (pasted[1] ?? "").length : before.lastIndexOf("/") + 1;
    after = [before.slice(start), after].filter((text) => text !== "").join("&");
    before = before.slice(0, start);
  }
  const [address = ""] = ADDRESSES.exec(before) ?? [];
  const rest = before.slice(address.length).replace(/^\/+|\/+$/g, "");
  // At a path of its owner's own only what looks like a key is one.
  const key = address !== "" ? rest : (KEY.exec(rest)?.[0] ?? "");
  return {
    path: address.toLowerCase(),
    key: key === "" ? undefined : key,
    values: unescapedOnce(after),
  };
}

/** Text whose separators were encoded was encoded as a whole. */
function unescapedOnce(text: string): string {
  if (text.includes("=") || !/%3d/i.test(text)) return text;
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
