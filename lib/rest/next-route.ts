import { restHandler } from "./router";

/** The methods of a route of Next: every address of the REST API answers all of them, if only with 405. */
export {
  restHandler as DELETE,
  restHandler as GET,
  restHandler as HEAD,
  restHandler as OPTIONS,
  restHandler as PATCH,
  restHandler as POST,
  restHandler as PUT,
};
