import { BlockList, isIP, isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";
import { processSingleton } from "../process-singleton";

const GROUPS = 8;

/**
 * The network that limits count as one client: an IPv4 address, or an IPv6 /64, which one household has. Anything else
 * unchanged.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill("0"), ...after];
  return groups
    .slice(0, GROUPS / 2)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

const lists = () => processSingleton("address-lists", () => new LRUCache<string, BlockList>({ max: 1000 }));

/** Is the address in this comma-separated list of addresses and networks? */
export function isListed(list: string, address: string): boolean {
  const plain = plainAddress(address);
  const family = isIP(plain);
  return family !== 0 && blockList(list).check(plain, family === 6 ? "ipv6" : "ipv4");
}

function blockList(text: string): BlockList {
  const known = lists().get(text);
  if (known) return known;
  const list = new BlockList();
  for (const item of text.split(",")) {
    const [address = "", bits] = item.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  lists().set(text, list);
  return list;
}

/** fe80::1%eth0 → fe80::1, ::ffff:10.0.0.1 → 10.0.0.1 */
function plainAddress(address: string): string {
  return address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}
