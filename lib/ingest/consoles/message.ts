/** A request of a console, whatever it arrived by. */
export interface Message {
  method: "GET" | "POST";
  /** The request target as it was sent: it may be no path at all. */
  target: string;
  /** By name in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** The client's address. */
  address: string;
}

export interface Reply {
  status: number;
  type: "text/plain" | "application/json";
  body: string;
  /** Seconds to wait, for a refusal. */
  retryAfter?: number;
}
