/** The digest of an error that keeps a page from being made for a while only; of other errors the browser learns a number. */
export const UNAVAILABLE = "UNAVAILABLE";
