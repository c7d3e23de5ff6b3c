/** Authenticated connections at once, in total and per station. */
export const CONNECTIONS = 5000;
export const CONNECTIONS_A_STATION = 16;
/** Unauthenticated connections at once, in total and per network; they have their own slots. */
export const PENDING = 1000;
export const PENDING_A_NETWORK = 64;
/** From a connection's acceptance to its login, including TLS handshake, WebSocket upgrade and CONNECT. */
export const CONNECT_MS = 10_000;
/** A client that is silent for one and a half times this long is disconnected. */
export const KEEP_ALIVE_S = 3600;
/** Bytes of a client id. */
export const CLIENT_ID_BYTES = 128;
/** Unacknowledged messages of QoS 1 and 2 that a client may have; MQTT 5 announces it as Receive Maximum. */
export const MAX_CONCURRENT_PUBLISHES = 1000;
/** A retained status stays in memory with its properties, one per station. */
export const RETAINED_BYTES = 4096;
/** How often the keys of connected clients are checked. */
export const KEYS_CHECKED_MS = 5000;
/** Messages of QoS 2 remembered after their connection has ended, as they may be sent again, and for how long. */
export const UNRELEASED = 10_000;
export const UNRELEASED_MS = 3600_000;
