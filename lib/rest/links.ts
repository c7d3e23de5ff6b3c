/** The address of a collection, or of one of its records, as a client is given it. */
export type Link = (path: string, key?: number | string) => string;

/** Where the client's own address names a format, as /station.json does, so do those in the answer: as in Django REST framework. */
export function linksFrom(origin: string, suffix: string | undefined): Link {
  const end = suffix === undefined ? "/" : `.${suffix}`;
  return (path, key) => `${origin}/${path}${key === undefined ? "" : `/${key}`}${end}`;
}
