import { restHandler } from "./router";

/** The methods of a Next route: every address of the REST API answers all of them, unsupported ones with 405. */
export {
  restHandler as DELETE,
  restHandler as GET,
  restHandler as HEAD,
  restHandler as OPTIONS,
  restHandler as PATCH,
  restHandler as POST,
  restHandler as PUT,
};
