/** Addresses of the admin. */
export const indexHref = "/admin/";
export const docHref = "/admin/doc/";
export const modelHref = (model: string) => `/admin/${model}/`;
export const addHref = (model: string) => `/admin/${model}/add/`;
export const importHref = (model: string) => `/admin/${model}/import/`;
export const changeHref = (model: string, key: string) => `/admin/${model}/${encodeURIComponent(key)}/change/`;
export const deleteHref = (model: string, key: string) => `/admin/${model}/${encodeURIComponent(key)}/delete/`;
export const historyHref = (model: string, key: string) => `/admin/${model}/${encodeURIComponent(key)}/history/`;

export function loginHref(path: string): string {
  return `/admin/login/?next=${encodeURIComponent(path)}`;
}
