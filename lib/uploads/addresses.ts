import { env } from "../env";

/**
 * Where to connect for a host: there itself, unless the environment of this process names another address for it, as
 * tests do. Nothing that users can set leads anywhere else.
 */
export function addressOf(url: URL): URL {
  const other = env.UPLOAD_ADDRESSES.get(url.host);
  if (other === undefined) return url;
  const target = new URL(other);
  target.pathname = url.pathname;
  target.search = url.search;
  return target;
}

export function serverOf(host: string, port: number): { host: string; port: number } {
  const other = env.UPLOAD_ADDRESSES.get(host);
  if (other === undefined) return { host, port };
  const { hostname, port: otherPort } = new URL(other);
  return { host: hostname, port: Number(otherPort) };
}
