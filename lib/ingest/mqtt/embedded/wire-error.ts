/** MQTT 5's reason codes for ending a connection or refusing a request. */
export const UNSPECIFIED = 0x80;
export const MALFORMED = 0x81;
export const PROTOCOL_ERROR = 0x82;
export const NOT_STORED = 0x83;
export const NOT_AUTHORIZED = 0x87;
export const STOPPING = 0x8b;
export const BAD_AUTHENTICATION_METHOD = 0x8c;
export const KEEP_ALIVE_TIMEOUT = 0x8d;
export const TAKEN_OVER = 0x8e;
export const RECEIVE_MAXIMUM_EXCEEDED = 0x93;
export const TOPIC_ALIAS_INVALID = 0x94;
export const TOO_LARGE = 0x95;
export const NO_SHARED_SUBSCRIPTIONS = 0x9e;

/** The client violates MQTT or a limit. */
export class WireError extends Error {
  override readonly name = "WireError";

  constructor(
    message: string,
    readonly reasonCode: number,
  ) {
    super(message);
  }
}
