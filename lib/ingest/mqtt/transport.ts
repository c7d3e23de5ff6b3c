/** Receives devices' messages over MQTT: from the embedded broker, or by a connection to another one. */
export interface MqttTransport {
  /** Where devices reach it, for the terminal. */
  readonly addresses: readonly string[];
  /** Accepts no new messages, finishes pending ones, and closes. */
  stop(): Promise<void>;
}
