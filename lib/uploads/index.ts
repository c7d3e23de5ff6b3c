import type { UploadServiceName } from "../contract/station/upload";
import { exchange } from "./http";
import { converse } from "./lines";
import type { Account, Conditions, HttpRequest, HttpService, Outcome } from "./service";
import { SERVICES } from "./services";

export type { Account, Conditions, Outcome } from "./service";

interface Options {
  now: number;
  timeoutMs?: number | undefined;
}

/** The sums of rain that a service takes. */
export function rainOf(name: UploadServiceName) {
  return SERVICES[name].rain;
}

/** Creates the account where the service gives one and none is set yet; undefined where it needs none. */
export async function registerAccount(
  name: UploadServiceName,
  account: Account,
  options: Options,
): Promise<{ account: string } | Outcome | undefined> {
  const service = SERVICES[name];
  if (account.account !== "" || !service.isHttp || !service.register) return undefined;
  const { request, read } = service.register;
  const answer = await askOf(account, request(account), read, options);
  return "is" in answer ? withoutSecret(answer, account) : answer;
}

/** Sends conditions to a service; undefined where none of them are for it. What it says contains no secret. */
export async function upload(
  name: UploadServiceName,
  account: Account,
  conditions: Conditions,
  options: Options,
): Promise<Outcome | undefined> {
  const service = SERVICES[name];
  if (!service.isHttp) return withoutSecret(await converse(service, account, conditions, options.timeoutMs), account);
  const request = service.request(account, conditions);
  return request && withoutSecret(await askOf(account, request, service.read, options), account);
}

async function askOf<Result>(
  { software }: Account,
  request: HttpRequest,
  read: (answer: Parameters<HttpService["read"]>[0], now: number) => Result,
  { now, timeoutMs }: Options,
): Promise<Result | Outcome> {
  const answer = await exchange(request, { userAgent: `${software.name}/${software.version}`, timeoutMs });
  return "is" in answer ? answer : read(answer, now);
}

/** Some services repeat in their answer what they were sent. */
function withoutSecret(outcome: Outcome, { secret }: Account): Outcome {
  if (secret === "") return outcome;
  const text = outcome.text.replaceAll(secret, "…").replaceAll(encodeURIComponent(secret), "…");
  return { ...outcome, text };
}
