import type { Way } from "../auth/login/refusals";
import { ADMIN_SITE, API_SITE, type Site } from "../http/html/layout";

/** A way in, with all in which the two that there are differ. */
export interface LoginSite {
  login: string;
  logout: string;
  /** Where a login leads that was asked for by no other page. */
  home: string;
  site: Site;
  heading: string;
  staffOnly: boolean;
  /** What the log calls it. */
  way: Way;
  /** One sentence for a wrong password, an unknown name and whoever may not enter: it tells nobody who is there. */
  refusal: string;
}

export const API_LOGIN: LoginSite = {
  login: "/api-auth/login/",
  logout: "/api-auth/logout/",
  home: "/",
  site: API_SITE,
  heading: "Log in",
  staffOnly: false,
  way: "login page",
  refusal: "Please enter a correct user name and password. Note that both fields may be case-sensitive.",
};

/** In Django's words. */
export const ADMIN_LOGIN: LoginSite = {
  login: "/admin/login/",
  logout: "/admin/logout/",
  home: "/admin/",
  // Before anybody is in, the way out of here is the map.
  site: { ...ADMIN_SITE, brand: API_SITE.brand, home: "/" },
  heading: ADMIN_SITE.title,
  staffOnly: true,
  way: "admin login page",
  refusal:
    "Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.",
};
