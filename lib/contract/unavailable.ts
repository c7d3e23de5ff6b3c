/** The digest of an error that makes a page unavailable temporarily; for other errors the browser receives a number. */
export const UNAVAILABLE = "UNAVAILABLE";
