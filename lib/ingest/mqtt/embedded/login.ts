import type { AuthenticateError, Client } from "aedes";
import type { IConnectPacket } from "mqtt-packet";
import type { KeyActor } from "../../../auth/actor";
import { hashKey, verifyKey } from "../../../auth/device-key";
import { AppError } from "../../../errors";
import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { contextFor } from "../../../services/context";
import { warnThrottled } from "../../../warn-throttled";
import type { Connection } from "./connection";
import { CLIENT_ID_BYTES, CONNECTIONS_A_STATION } from "./limits";
import type { Session, Sessions } from "./sessions";
import { isForeign, mayPublish } from "./topic-acl";

/** MQTT 3.1.1's codes of a refused CONNECT; mqtt5-bridge.ts has those of 5. */
const IDENTIFIER_REJECTED = 2;
const UNAVAILABLE = 3;
const BAD_KEY = 4;
const NOT_AUTHORIZED = 5;

class LoginError extends Error {
  override readonly name = "LoginError";

  constructor(
    readonly returnCode: number,
    message: string,
  ) {
    super(message);
  }
}

type Connect = Pick<IConnectPacket, "clientId" | "will" | "clean" | "protocolVersion">;

const MQTT_3_1 = 3;

interface Attempt {
  client: Client;
  connection: Connection;
  connect: Connect;
  password: Buffer | undefined;
}

/** Authenticates devices by their key; the user name does not matter. */
export class Login {
  constructor(private readonly sessions: Sessions) {}

  /** For aedes: calls back with whether the device may connect. */
  check({ client, connection, connect, password }: Attempt, done: Done): void {
    const { address } = connection;
    this.#session(connect, address, password)
      .then((session) => {
        if (connection.destroyed) return done(null, false);
        if (!connection.slot.logIn()) throw new LoginError(UNAVAILABLE, "the broker has no connection left");
        // A client of another station with the same id would be disconnected otherwise.
        client.id = `${session.actor.stationId}/${connect.clientId || client.id}`;
        this.sessions.add(client, session);
        done(null, true);
      })
      .catch((error: unknown) => {
        const { message, returnCode } = asLoginError(error);
        // Wrong keys are logged where they are checked.
        if (returnCode !== BAD_KEY) warnThrottled("an MQTT login was refused", address, { reason: message });
        done(Object.assign(new Error(message), { returnCode }) as AuthenticateError, null);
      });
  }

  async #session(connect: Connect, address: string, password: Buffer | undefined): Promise<Session> {
    const { clientId, will, clean, protocolVersion } = connect;
    // Without a client id a session cannot be kept, and 3.1 requires one.
    const needsName = !clean || protocolVersion === MQTT_3_1;
    if (clientId === "" && needsName) throw new LoginError(IDENTIFIER_REJECTED, "no client id");
    if (Buffer.byteLength(clientId) > CLIENT_ID_BYTES)
      throw new LoginError(IDENTIFIER_REJECTED, "the client id is too long");
    if (password === undefined || password.length === 0) throw new LoginError(NOT_AUTHORIZED, "no key was given");
    const hash = hashKey(password.toString());
    const actor = await actorOf(hash, address);
    if (will && !mayPublish(actor, will.topic) && !isForeign(actor, will.topic))
      throw new LoginError(NOT_AUTHORIZED, "the will is for another station's topic");
    if (this.sessions.countOf(actor.stationId) >= CONNECTIONS_A_STATION) {
      throw new LoginError(UNAVAILABLE, "the station has too many connections");
    }
    return { actor, hash, address, filters: new Map() };
  }
}

async function actorOf(hash: string, address: string): Promise<KeyActor> {
  const { database, now } = contextFor();
  try {
    return await verifyKey(database, { hash, address, way: "MQTT", kinds: ["device", "home assistant"] }, now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new LoginError(error.code === "too_many" ? UNAVAILABLE : BAD_KEY, error.message);
  }
}

type Done = (error: AuthenticateError | null, success: boolean | null) => void;

/** Other failures are not the device's fault: UNAVAILABLE tells it to try again. */
function asLoginError(error: unknown): LoginError {
  if (error instanceof LoginError) return error;
  if (!isOutage(error)) log.error({ err: error }, "an MQTT login could not be checked");
  return new LoginError(UNAVAILABLE, "the login could not be checked");
}
