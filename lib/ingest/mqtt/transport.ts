/** An MQTT transport that takes messages: the server's own broker, or the connection to another one. */
export interface MqttTransport {
  /** Where devices reach it, for the person at the terminal. */
  readonly addresses: readonly string[];
  /** Takes no new messages, finishes those under way, and closes. */
  stop(): Promise<void>;
}
