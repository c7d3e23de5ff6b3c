/** @jsxImportSource hono/jsx */
import { STATUS_CODES } from "node:http";
import { csrfCookies } from "../../http/csrf";
import { documentOf, Layout, PAGE_HEADERS } from "../../http/html/layout";
import type { Answer, Endpoint, Exchange } from "../endpoint";
import { allowed } from "../options";
import { Account } from "./account";
import { Filters } from "./filters";
import { Hidden, WriteForms } from "./forms";
import { JsonText } from "./json";
import { Pager } from "./pager";

/** The answer as an HTML page: the request, the response, and forms for the methods that the caller may use. */
export function renderPage(
  endpoint: Endpoint,
  exchange: Exchange,
  answer: Answer,
  headers: Record<string, string>,
): Response {
  const html = documentOf(<Page endpoint={endpoint} exchange={exchange} answer={answer} headers={headers} />);
  // Browsers show no body for a 204, and a Basic challenge would open the browser's own login dialog.
  const { "WWW-Authenticate": _challenge, ...shown } = headers;
  const status = answer.status === 204 ? 200 : answer.status;
  const challenge = status === 401 ? { "WWW-Authenticate": 'Cookie realm="api"' } : {};
  const { request, csrf, url } = exchange;
  const cookies = csrf && url ? csrfCookies(csrf, request.headers, url) : [];
  return new Response(html, {
    status,
    headers: [...Object.entries({ ...shown, ...challenge, ...PAGE_HEADERS, "Cache-Control": "no-store" }), ...cookies],
  });
}

interface PageProps {
  endpoint: Endpoint;
  exchange: Exchange;
  answer: Answer;
  headers: Record<string, string>;
}

function Page({ endpoint, exchange, answer, headers }: PageProps) {
  const { call, url, method } = exchange;
  const path = url ? url.pathname + url.search : endpoint.path;
  const { operations } = endpoint;
  const may = (name: "POST" | "PUT" | "PATCH" | "DELETE") => {
    const operation = operations[name];
    return call && operation && allowed(operation, call.ctx) ? operation : undefined;
  };
  const gone = method === "DELETE" && answer.status === 204;
  const writing = gone || answer.status === 404 ? undefined : (may("PUT") ?? may("POST"));
  return (
    <Layout title={endpoint.name} account={<Account exchange={exchange} />}>
      <Breadcrumbs endpoint={endpoint} path={url?.pathname ?? "/"} />
      <div class="title">
        <h1>{endpoint.name}</h1>
        <div class="actions">
          {may("DELETE") && !gone && answer.status !== 404 ? (
            <DeleteQuestion exchange={exchange} name={endpoint.name} />
          ) : null}
          <form method="post" action={path}>
            <Hidden csrf={exchange.csrf} method="OPTIONS" />
            <button class="button secondary" type="submit">
              OPTIONS
            </button>
          </form>
          {operations.GET ? <GetMenu endpoint={endpoint} exchange={exchange} /> : null}
        </div>
      </div>
      <p class="description">{endpoint.description}</p>
      {endpoint.note === undefined ? null : <p class="description">{endpoint.note}</p>}
      {operations.GET?.query && url ? <Filters query={operations.GET.query} url={url} /> : null}
      <Pager data={answer.data} />
      <section class="card exchange" aria-label="Request and response">
        <p class="request">
          <strong>{method}</strong> {path}
        </p>
        {/* Long lines scroll, so the element must be reachable by keyboard. */}
        <pre class="response" tabindex={0}>
          <ResponseHead answer={answer} headers={headers} />
          {answer.data === undefined ? null : <JsonText data={answer.data} />}
        </pre>
      </section>
      {writing?.input ? (
        <WriteForms
          action={path}
          csrf={exchange.csrf}
          method={may("PUT") ? "PUT" : "POST"}
          operation={writing}
          patch={may("PATCH") !== undefined}
          values={valuesOf(exchange, answer)}
          errors={errorsOf(answer)}
          raw={exchange.raw}
        />
      ) : null}
    </Layout>
  );
}

/** What the forms begin with: the input that was refused, or the record. */
function valuesOf({ fields }: Exchange, answer: Answer): Record<string, unknown> {
  if (answer.status >= 400) return fields ?? {};
  return answer.form ?? ((answer.data ?? {}) as Record<string, unknown>);
}

function errorsOf({ status, data }: Answer): Record<string, string[]> {
  if (status !== 400 || typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).map(([name, messages]) => [
      name === "detail" ? "non_field_errors" : name,
      Array.isArray(messages) ? messages.map(String) : [String(messages)],
    ]),
  );
}

function ResponseHead({ answer, headers }: { answer: Answer; headers: Record<string, string> }) {
  const shown = { ...headers, ...(answer.data === undefined ? {} : { "Content-Type": "application/json" }) };
  return (
    <>
      <strong>{`HTTP ${answer.status} ${STATUS_CODES[answer.status] ?? ""}`}</strong>
      {"\n"}
      {Object.entries(shown).map(([name, value]) => (
        <>
          <span class="name">{name}:</span> {value}
          {"\n"}
        </>
      ))}
      {"\n"}
    </>
  );
}

function Breadcrumbs({ endpoint, path }: { endpoint: Endpoint; path: string }) {
  const segments = path.split("/").filter(Boolean);
  const last = segments.length - 1;
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        <li>
          <a href="/?format=api">Api Root</a>
        </li>
        {segments.map((segment, i) => (
          <li>
            <a href={`/${segments.slice(0, i + 1).join("/")}/`} {...(i === last ? { "aria-current": "page" } : {})}>
              {i === last ? endpoint.name : `${capital(segment)} List`}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function capital(segment: string): string {
  return segment
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

function GetMenu({ endpoint, exchange: { url, suffix } }: { endpoint: Endpoint; exchange: Exchange }) {
  const path = url?.pathname ?? endpoint.path;
  // A suffix in the path would take precedence over ?format=.
  const bare = suffix === undefined ? path : path.replace(/\/?\.[a-z0-9]+\/?$/, "/");
  const to = (format: string | null) => {
    const link = new URLSearchParams(url?.search);
    if (format) link.set("format", format);
    else link.delete("format");
    const query = link.toString();
    return bare + (query ? `?${query}` : "");
  };
  return (
    <div class="split">
      <a class="button" href={to(null)}>
        GET
      </a>
      <details class="menu">
        <summary class="button" aria-label="Formats" />
        <div class="menu-list">
          <a href={to("json")}>json</a>
          <a href={to("api")}>api</a>
        </div>
      </details>
    </div>
  );
}

function DeleteQuestion({ exchange, name }: { exchange: Exchange; name: string }) {
  return (
    <details class="menu">
      <summary class="button danger">DELETE</summary>
      <form class="menu-list question" method="post" action={exchange.url?.pathname}>
        <p>Delete this {name.replace(/ Instance$/, "").toLowerCase()} for good?</p>
        <Hidden csrf={exchange.csrf} method="DELETE" />
        <button class="button danger" type="submit">
          Delete
        </button>
      </form>
    </details>
  );
}
