import { identify } from "../auth/request";
import { AppError } from "../errors";
import { isForm, readFields } from "../http/body";
import { encode } from "../http/compress";
import { checkOrigin, csrfTokenOf } from "../http/csrf";
import { isKnown } from "../http/etag";
import { type Format, negotiate } from "../http/negotiate";
import { clientAddress, clientUrl, lastOf } from "../http/origin";
import { PlainAnswer } from "../http/plain-answer";
import { limitRate } from "../http/rate-limits";
import { refusalOf, SECURITY_HEADERS } from "../http/respond";
import { contextFor } from "../services/context";
import { type Override, readOverride } from "./browsable/override";
import { renderPage } from "./browsable/page";
import {
  type Answer,
  allowOf,
  type Call,
  type Endpoint,
  type Exchange,
  linksFrom,
  METHODS,
  type Method,
  type Operation,
} from "./endpoint";
import { describe } from "./options";
import { listFields } from "./resource";

/** What was parsed from the path. */
export interface RouteMatch {
  /** The path's parameters, decoded. */
  params: Record<string, string>;
  /** The format suffix, as in /station.json. */
  suffix: string | undefined;
}

/**
 * Serves a request at an endpoint. The checks come in Django REST framework's order: 406, then 401, 403, 429, 405, then
 * those of the body.
 */
export async function serve(endpoint: Endpoint, match: RouteMatch, request: Request): Promise<Response | PlainAnswer> {
  const format: Format = { renderer: "json", indent: 0 };
  const exchange: Exchange = { request, method: request.method, format, suffix: match.suffix };
  let answer: Answer | Response | PlainAnswer;
  try {
    answer = await operate(endpoint, match, exchange);
  } catch (error) {
    answer = refusalOf(error);
  }
  if (answer instanceof Response || answer instanceof PlainAnswer) return answer;
  return respond(endpoint, exchange, answer);
}

async function operate(
  endpoint: Endpoint,
  { params, suffix }: RouteMatch,
  exchange: Exchange,
): Promise<Answer | Response | PlainAnswer> {
  const { request } = exchange;
  const url = clientUrl(request);
  exchange.url = url;
  exchange.format = negotiate(request.headers.get("accept"), suffix ?? lastOf(url, "format"), endpoint.renders);
  const address = clientAddress(request);
  const identity = await identify(contextFor().database, { headers: request.headers, address }, Date.now());
  exchange.identity = identity;
  const sent: Override = isForm(request)
    ? await readOverride(endpoint, request, { format: exchange.format, identity })
    : { method: request.method };
  const { method } = sent;
  exchange.method = method;
  if (sent.raw !== undefined) exchange.raw = sent.raw;
  if (identity.by === "session") {
    if (exchange.format.renderer === "html") exchange.csrf = await csrfTokenOf(identity);
    await checkOrigin(request, identity, sent.csrfToken);
  }
  const ctx = contextFor(identity.actor);
  const operation = operationFor(endpoint, method);
  (operation ?? endpoint.operations.GET ?? endpoint.operations.POST)?.authorise(ctx);
  await limitRate(identity, address);
  const call: Call = {
    ctx,
    identity,
    request,
    url,
    link: linksFrom(url.origin, suffix),
    params,
    renderer: exchange.format.renderer,
    fields: async () => {
      const lists = operation?.input && listFields(operation.input);
      exchange.fields ??= sent.fields ? sent.fields() : await readFields(request, lists);
      return exchange.fields;
    },
  };
  exchange.call = call;
  if (method === "OPTIONS") return { status: 200, data: describe(endpoint, call) };
  if (!operation) throw new AppError("not_allowed", `Method "${method}" not allowed.`);
  return operation.handle(call);
}

function operationFor({ operations }: Endpoint, method: string): Operation | undefined {
  const name = method === "HEAD" ? "GET" : METHODS.find((known) => known === method);
  return name ? operations[name satisfies Method] : undefined;
}

async function respond(endpoint: Endpoint, exchange: Exchange, answer: Answer): Promise<Response | PlainAnswer> {
  const { request, format } = exchange;
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    Allow: allowOf(endpoint),
    Vary: "Accept, Cookie",
    ...answer.headers,
  };
  if (answer.etag) headers.ETag = answer.etag;
  const isRead = exchange.method === "GET" || exchange.method === "HEAD";
  if (answer.etag && isRead && format.renderer === "json" && isKnown(request.headers, answer.etag)) {
    return new PlainAnswer(304, headers, null);
  }
  if (format.renderer === "html") return renderPage(endpoint, exchange, answer, headers);
  if (answer.data === undefined) return new PlainAnswer(answer.status, headers, null);
  const text = JSON.stringify(answer.data, null, format.indent);
  const encoded = await encode(text, request.headers.get("accept-encoding"));
  if (encoded.varies) headers.Vary += ", Accept-Encoding";
  return new PlainAnswer(
    answer.status,
    { ...headers, "Content-Type": "application/json", ...encoded.headers },
    encoded.body,
  );
}
