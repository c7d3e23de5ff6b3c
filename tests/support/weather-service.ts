import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface AskedFor {
  url: URL;
  headers: IncomingHttpHeaders;
}

type Answers = (response: ServerResponse, asked: AskedFor) => void;

/** A service that answers as the test says, and remembers what it was asked. */
export interface WeatherService {
  /** Without a trailing slash. */
  readonly url: string;
  readonly asked: AskedFor[];
  /** From now on. */
  answer(answers: Answers): void;
  stop(): Promise<void>;
}

export async function startWeatherService(first: Answers = json({})): Promise<WeatherService> {
  const asked: AskedFor[] = [];
  let answers = first;
  const server = createServer(({ url = "/", headers }, response) => {
    const request = { url: new URL(url, "http://service"), headers };
    asked.push(request);
    answers(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (next) => {
      answers = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answers {
  return text(JSON.stringify(body), status, { "Content-Type": "application/json", ...headers });
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Answers {
  return (response) => response.writeHead(status, headers).end(status === 304 ? undefined : body);
}

/** Takes the request, and never answers. */
export const silence: Answers = () => {};
