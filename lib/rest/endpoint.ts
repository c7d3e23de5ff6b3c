import type { z } from "zod";
import type { Identity } from "../auth/request";
import type { Fields } from "../http/body";
import type { Format, Renderer } from "../http/negotiate";
import type { PlainAnswer } from "../http/plain-answer";
import type { Context } from "../services/context";

/** Makes the address of a collection, or of one of its records. */
export type Link = (path: string, key?: number | string) => string;

/** As in Django REST framework, the links carry a format suffix (`/station.json`) if the request's path has one. */
export function linksFrom(origin: string, suffix: string | undefined): Link {
  const end = suffix === undefined ? "/" : `.${suffix}`;
  return (path, key) => `${origin}/${path}${key === undefined ? "" : `/${key}`}${end}`;
}

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** A request that passed the checks of `serve`. */
export interface Call {
  ctx: Context;
  identity: Identity;
  request: Request;
  /** The address as the client wrote it. */
  url: URL;
  link: Link;
  /** The path's parameters, decoded. */
  params: Record<string, string>;
  renderer: Renderer;
  /** The body's fields, not validated yet. */
  fields: () => Promise<Fields>;
}

/** What is known of a request when it is answered, even if a check failed early. */
export interface Exchange {
  request: Request;
  method: string;
  url?: URL;
  format: Format;
  /** The format suffix of the path, such as "json". */
  suffix: string | undefined;
  identity?: Identity;
  call?: Call;
  /** The fields that the client sent, if they were read; `raw` if they came as text in a form. */
  fields?: Fields;
  raw?: string;
  /** For the forms of the page, if the client has a session. */
  csrf?: string | undefined;
}

/** What an operation returns: data to be rendered in the client's format; or a Response for a stream, or a PlainAnswer. */
export interface Answer {
  status: number;
  /** Undefined for 204. */
  data?: unknown;
  headers?: Record<string, string>;
  /** Identifies this state of the resource: see etag.ts. */
  etag?: string;
  /** Fields for the forms of the browsable API; default: data itself. */
  form?: Fields;
}

/** One method of an endpoint. */
export interface Operation {
  summary: string;
  /** Refuses callers who may not do this to any record. Throws AppError unauthenticated or forbidden. */
  authorise: (ctx: Context) => void;
  /** Query parameters, as text. */
  query?: z.ZodObject;
  /** The body's fields, made by rest/fields.ts. */
  input?: z.ZodObject;
  /** Only the fields that are present are checked, as in PATCH. */
  partial?: boolean;
  /** Bodies that are not fields, by media type: for the documentation. */
  bodies?: Record<string, z.ZodType | undefined>;
  output?: z.ZodType;
  /** The usual status of success. */
  status: number;
  /** Other statuses of success with the same body, and what they mean. */
  also?: Readonly<Record<number, string>>;
  handle: (call: Call) => Promise<Answer | Response | PlainAnswer>;
}

/** One address and the methods that it supports. */
export interface Endpoint {
  /** As "/station/{id}/". */
  path: string;
  /** As "Station Instance". */
  name: string;
  description: string;
  /** A further paragraph on its page. */
  note?: string | undefined;
  /** Its group in the documentation. */
  tag: string;
  /** Whether the path may end with a format, as in /station.json. */
  hasSuffixes?: true;
  /** The preferred one first. */
  renders: readonly Renderer[];
  operations: Partial<Record<Method, Operation>>;
}

export function allowOf({ operations }: Endpoint): string {
  const methods = METHODS.filter((method) => operations[method]);
  return [...methods, ...(operations.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
}
