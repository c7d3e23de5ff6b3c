/** Connections at once that have logged in, and of them those of one station. */
export const CONNECTIONS = 5000;
export const CONNECTIONS_A_STATION = 16;
/** Connections at once that have not logged in yet, and of them those of one network: slots of their own. */
export const PENDING = 1000;
export const PENDING_A_NETWORK = 64;
/** From a connection's acceptance to its login: TLS handshake, WebSocket upgrade and CONNECT included. */
export const CONNECT_MS = 10_000;
/** A client that says nothing for one and a half times this long has gone. */
export const KEEP_ALIVE_S = 3600;
/** Bytes of a client's name. */
export const CLIENT_ID_BYTES = 128;
/** Messages of QoS 1 and 2 that a client may send before the first is acknowledged, as MQTT 5 lets it know. */
export const MAX_CONCURRENT_PUBLISHES = 1000;
/** A status that is retained stays in memory with its properties, one a station. */
export const RETAINED_BYTES = 4096;
/** How often it is looked whether the keys of those who are connected still hold. */
export const KEYS_CHECKED_MS = 5000;
/** Messages of QoS 2 that are remembered after their connection has ended, as they may be sent again, and how long. */
export const UNRELEASED = 10_000;
export const UNRELEASED_MS = 3600_000;
