/**
 * The header by which our server tells Next's pages the nonce of this answer's Content-Security-Policy: see
 * server/policy.ts. Never a client's own.
 */
export const NONCE_HEADER = "x-nonce";
