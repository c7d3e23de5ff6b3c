import type { Way } from "../auth/login/refusals";
import { ADMIN_SITE, API_SITE, type Site } from "../http/html/layout";

/** Everything in which the two login pages differ. */
export interface LoginSite {
  login: string;
  logout: string;
  /** Where a login leads if no other page asked for it. */
  home: string;
  site: Site;
  heading: string;
  staffOnly: boolean;
  /** Its name in the log. */
  way: Way;
  /** The same for a wrong password, an unknown name and a user who may not enter, so that it reveals no user names. */
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

/** With Django's texts. */
export const ADMIN_LOGIN: LoginSite = {
  login: "/admin/login/",
  logout: "/admin/logout/",
  home: "/admin/",
  // Before the login, the brand links to the map.
  site: { ...ADMIN_SITE, brand: API_SITE.brand, home: "/" },
  heading: ADMIN_SITE.title,
  staffOnly: true,
  way: "admin login page",
  refusal:
    "Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.",
};
